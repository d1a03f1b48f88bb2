// Holding back what a page asks for, or what it is answered, so that a test decides what comes first.
import { drawn } from './drawn.js';

/**
 * Holds the requests to `url` that `which` picks, the first `times` of them, until `release` is called; then they go on, or end as `then` says.
 * However long that takes, the page does not give them up. `asked` is kept once one is held; what `before` does with it first, its answer for instance, is there for `then`.
 */
export async function hold(page, url, { which = () => true, times = Infinity, before = () => {}, then = (route) => route.continue() } = {}) {
  let tell, release;
  const asked = new Promise((done) => (tell = done));
  const released = new Promise((done) => (release = done));
  await page.addInitScript(waitForEver);
  await page.evaluate(waitForEver);
  let left = times;
  await page.route(url, async (route) => {
    if (left <= 0 || !which(route.request())) return route.fallback();
    left -= 1;
    const kept = await before(route);
    tell();
    await released;
    await then(route, kept);
  });
  return { asked, release };
}

/**
 * Holds back the answer to the first request of a method to an address. The server has acted on it, unless it is held `unsent`. `release` comes back when the page has read the answer.
 */
export async function holdAnswer(page, url, { method = 'GET', unsent = false } = {}) {
  let end;
  const read = new Promise((done) => (end = done));
  const { asked, release } = await hold(page, url, {
    which: (request) => request.method() === method,
    times: 1,
    before: (route) => (unsent ? null : route.fetch()),
    then: async (route, response) => {
      try {
        await (response ? route.fulfill({ response }) : route.continue());
        // There is none for a page that has let it go.
        await (await route.request().response())?.finished();
      } finally {
        end();
      }
    },
  });
  return {
    asked,
    release: async () => {
      release();
      await read;
      await drawn(page);
    },
  };
}

/** In the page: requests have no time limit. */
function waitForEver() {
  AbortSignal.timeout = () => new AbortController().signal;
}
