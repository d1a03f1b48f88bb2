// The display in the store: the product, its likes as they come, the code; and the last number when the network goes.
import { SERVER } from '../support/addresses.js';
import { holdAnswer } from '../support/hold.js';
import { soon } from '../support/soon.js';
import { expect, test } from '../support/test.js';

const DISPLAY = `${SERVER}/hanger/autumn-living-room/lamp`;
const LIKE = `${SERVER}/api/posts/autumn-living-room/hotspots/lamp/like`;
const hearts = (where) => where.getByRole('status');
const ASLEEP = 'The last number we know';

async function somebodyLikes(request) {
  const reply = await (await request.put(LIKE)).json();
  return reply.texts.en.long;
}

// The same likes are counted in each, and nobody likes this hotspot in any other spec.
test.describe.configure({ mode: 'serial' });

test('a like anywhere is on the display soon', async ({ page, request }) => {
  const open = page.waitForResponse((reply) => reply.url().includes('/api/live?'));
  await page.goto(DISPLAY);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Floor Lamp with Linen Shade');
  await expect(page.getByRole('img', { name: 'Scan to see it' })).toBeVisible();
  await open;
  const likes = await somebodyLikes(request);
  await soon(expect(hearts(page)).toHaveAccessibleName(likes));
  await expect(page.getByText(ASLEEP)).toBeHidden();
});

test('without a network the last number stays, and the display says so', async ({ page, context, request }) => {
  const open = page.waitForResponse((reply) => reply.url().includes('/api/live?'));
  await page.goto(DISPLAY);
  await open;
  const last = await somebodyLikes(request);
  await expect(hearts(page)).toHaveAccessibleName(last);
  await context.setOffline(true);
  await expect(page.getByText(ASLEEP)).toBeVisible();
  await expect(hearts(page)).toHaveAccessibleName(last);
  const missed = await somebodyLikes(request);
  await context.setOffline(false);
  await expect(hearts(page)).toHaveAccessibleName(missed);
  await expect(page.getByText(ASLEEP)).toBeHidden();
});

test('a number that was asked for before the last like never covers it', async ({ page, request }) => {
  const stream = () => page.waitForResponse((reply) => reply.url().includes('/api/live?'));
  const open = stream();
  await page.goto(DISPLAY);
  await open;
  const late = await holdAnswer(page, '**/api/live/snapshot?*');
  const again = stream();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await late.asked;
  await again;
  const likes = await somebodyLikes(request);
  await expect(hearts(page)).toHaveAccessibleName(likes);
  await late.release();
  await expect(hearts(page)).toHaveAccessibleName(likes);
});

test('the code leads to the product in its post', async ({ request }) => {
  const reply = await request.get(`${DISPLAY}/code.svg`);
  expect(reply.headers()['content-type']).toBe('image/svg+xml');
  expect(await reply.text()).toContain('<svg');
  expect((await request.get(`${SERVER}/hanger/autumn-living-room/no-such`)).status()).toBe(404);
});

test('a server that was away for long is listened to again', async ({ page, request }) => {
  await page.clock.install();
  let isAway = true;
  let refused = 0;
  let streams = 0;
  await page.route('**/api/live**', (route) => {
    const isStream = !route.request().url().includes('/snapshot');
    if (!isAway) {
      streams += isStream;
      return route.fallback();
    }
    refused += 1;
    return route.abort();
  });
  const asked = new Set();
  page.on('request', (one) => one.url().includes('/snapshot') && asked.add(one));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (one) => asked.delete(one));
  await page.goto(DISPLAY);
  // Hours go by in steps, and stand still while somebody is asked: the display waits no more than ten seconds for an answer, which takes real time.
  const step = () => (asked.size ? null : page.clock.runFor(4_000));
  const later = (count) => expect.poll(() => Promise.resolve(step()).then(count), { intervals: [200], timeout: 90_000 });
  // A stream that failed, and more answers that did not come than a display tries streams for.
  await later(() => refused).toBeGreaterThan(12);
  await expect(page.getByText(ASLEEP)).toBeVisible();
  isAway = false;
  await later(() => streams).toBeGreaterThan(0);
  const likes = await somebodyLikes(request);
  await expect(hearts(page)).toHaveAccessibleName(likes);
  await expect(page.getByText(ASLEEP)).toBeHidden();
});
