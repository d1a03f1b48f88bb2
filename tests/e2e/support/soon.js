// What one browser does shows in the others soon. How soon is a figure of the run and never an assertion: a busy machine is no mistake of ours.
import { test } from './test.js';
import { SOON } from './soon-reporter.js';

/** Waits for what other browsers should show, and notes how long that took. */
export async function soon(...expectations) {
  const since = performance.now();
  await Promise.all(expectations);
  test.info().annotations.push({ type: SOON, description: String(Math.round(performance.now() - since)) });
}
