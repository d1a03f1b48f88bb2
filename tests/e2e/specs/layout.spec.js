// Nothing on the page moves because a post arrives.
import { expect, test } from '../support/test.js';
import { drawn } from '../support/drawn.js';
import { hold } from '../support/hold.js';
import { hotspot } from '../support/post.js';
import { withoutStream } from '../support/quiet.js';

/** Starts to add up what moves. */
const watch = (page) =>
  page.addInitScript(() => {
    window.shift = 0;
    const add = (entries) => entries.forEach(({ value }) => (window.shift += value));
    window.shifts = new PerformanceObserver((list) => add(list.getEntries()));
    window.shifts.observe({ type: 'layout-shift', buffered: true });
    window.shiftSoFar = () => (add(window.shifts.takeRecords()), window.shift);
  });

for (const path of ['/', '/examples/one-tag.html', '/examples/elements.html', '/examples/static.html', '/examples/themed.html']) {
  test(`the embeds of ${path} shift nothing`, async ({ page }) => {
    await watch(page);
    await withoutStream(page);
    // The scripts come when the page has long been drawn: the worst case for what stands below them.
    const scripts = await hold(page, /\.js$/);
    await page.goto(path, { waitUntil: 'commit' });
    await page.getByRole('contentinfo').or(page.getByRole('figure')).last().waitFor({ state: 'attached' });
    await drawn(page);
    scripts.release();
    await expect(page.getByRole('article').getByRole('button').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await drawn(page);
    expect(await page.evaluate(() => window.shiftSoFar())).toBe(0);
  });
}

test('a card that opens moves nothing', async ({ page, press }) => {
  await watch(page);
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Stoneware Vase'));
  await expect(page.getByRole('dialog', { name: 'Stoneware Vase' })).toBeVisible();
  await drawn(page);
  expect(await page.evaluate(() => window.shiftSoFar())).toBe(0);
});
