// Open pages see each other's likes. Two or three browsers at once; nobody reloads anything.
import { SERVER } from '../support/addresses.js';
import { holdAnswer } from '../support/hold.js';
import { soon } from '../support/soon.js';
import { expect, test } from '../support/test.js';

// Likes of this post are counted here alone, one test after the other.
const POST = 'garden-bench';
const PAGE = `${SERVER}/p/${POST}`;
const STREAM = (request) => request.url().startsWith(`${SERVER}/api/live?`);
const STREAM_ADDRESS = /\/api\/live\?/;
const bar = (page) => page.getByRole('article');
const like = (page) => bar(page).getByRole('button', { name: 'Like' });
const count = (page) => like(page).locator('..').getByTitle(/^[\d,]+ likes?$/);
const number = async (page) => Number((await count(page).getAttribute('title')).replace(/\D/g, ''));
const liked = (likes) => `${likes.toLocaleString('en')} likes`;

/** Opens a page and waits until it listens. */
async function listening(page, address = PAGE) {
  const open = page.waitForResponse((reply) => STREAM(reply.request()));
  await page.goto(address);
  await like(page).hover();
  expect((await open).status()).toBe(200);
}

/** Another browser, with nothing in common. */
async function another(browser, use) {
  const context = await browser.newContext();
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Somebody somewhere likes the post; says how many do then. */
async function somebodyLikes(request) {
  const reply = await request.put(`${SERVER}/api/posts/${POST}/like`);
  expect(reply.status()).toBe(200);
  return (await reply.json()).likes;
}

test.describe.configure({ mode: 'serial' });

test('three browsers see each other like', async ({ page, browser }) => {
  await another(browser, (second) =>
    another(browser, async (third) => {
      for (const each of [page, second, third]) await listening(each);
      const before = await number(third);
      await like(page).click();
      await soon(...[second, third].map((each) => expect(count(each)).toHaveAttribute('title', liked(before + 1))));
      await like(second).click();
      await soon(...[page, third].map((each) => expect(count(each)).toHaveAttribute('title', liked(before + 2))));
      await like(page).click();
      await soon(...[second, third].map((each) => expect(count(each)).toHaveAttribute('title', liked(before + 1))));
      // What others do leaves one's own heart alone.
      await expect(like(second)).toHaveAttribute('aria-pressed', 'true');
      await expect(like(third)).toHaveAttribute('aria-pressed', 'false');
    }),
  );
});

test('a number that came during a like of one\'s own never covers a later one', async ({ page, browser, request }) => {
  await another(browser, async (second) => {
    await page.clock.install();
    await listening(second);
    const open = page.waitForResponse((reply) => STREAM(reply.request()));
    await page.goto(PAGE);
    await like(page).hover();
    await page.clock.runFor(2_000);
    await open;
    const late = await holdAnswer(page, `**/api/posts/${POST}/like`, { method: 'PUT' });
    const before = await number(page);
    await like(page).click();
    await expect(count(second)).toHaveAttribute('title', liked(before + 1));
    await somebodyLikes(request);
    await expect(count(second)).toHaveAttribute('title', liked(before + 2));
    await late.release();
    await somebodyLikes(request);
    await expect(count(second)).toHaveAttribute('title', liked(before + 3));
    await expect(count(page)).toHaveAttribute('title', liked(before + 3));
    await page.clock.runFor(1_000);
    await expect(count(page)).toHaveAttribute('title', liked(before + 3));
  });
});

test('of two pages of one browser one listens for both, and the other takes over', async ({ page, context, request }) => {
  const first = await context.newPage();
  await listening(first);
  const streams = [];
  page.on('request', (asked) => STREAM(asked) && streams.push(asked.url()));
  // The newcomer asks the one that listens, which begins anew to tell everything.
  const told = first.waitForRequest(STREAM);
  await page.goto(PAGE);
  await like(page).hover();
  await told;
  const likes = await somebodyLikes(request);
  for (const each of [first, page]) await expect(count(each)).toHaveAttribute('title', liked(likes));
  expect(streams).toEqual([]);

  const takenOver = page.waitForResponse((reply) => STREAM(reply.request()));
  await first.close();
  await takenOver;
  await expect(count(page)).toHaveAttribute('title', liked(await somebodyLikes(request)));
});

test('a page that is left hears nothing, and is up to date when it is shown again', async ({ page, request }) => {
  await listening(page);
  const closed = page.waitForEvent('requestfailed', STREAM);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await closed;
  const likes = await somebodyLikes(request);
  const opened = page.waitForRequest(STREAM);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await opened;
  await expect(count(page)).toHaveAttribute('title', liked(likes));
});

test('where no stream is to be had the page asks now and then', async ({ page, request }) => {
  await page.route(STREAM_ADDRESS, (route) => route.fulfill({ status: 429, headers: { 'access-control-allow-origin': '*' } }));
  const asked = page.waitForResponse((reply) => reply.url().startsWith(`${SERVER}/api/live/snapshot?`));
  await page.goto(PAGE);
  await like(page).hover();
  expect((await asked).status()).toBe(200);
  const likes = await somebodyLikes(request);
  await expect(count(page)).toHaveAttribute('title', liked(likes), { timeout: 30_000 });
});

test('a page of another origin listens too, and nothing is stored for it', async ({ page }) => {
  await listening(page, '/examples/one-tag.html');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
