// Likes persist and can be taken back; sharing uses the platform, else our own menu; links lead to a product.
import { SERVER } from '../support/addresses.js';
import { drawn } from '../support/drawn.js';
import { card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

const PAGE = '/examples/one-tag.html';
const API = `${SERVER}/api/posts/autumn-living-room`;
const bar = (page) => page.getByRole('article');
const like = (page) => bar(page).getByRole('button', { name: 'Like' });
/** A link to the post that says whom to credit. */
const LINK = new RegExp(`^${SERVER}/p/autumn-living-room\\?creator=mara--autumn-living-room--\\d+-[a-f\\d]{24}$`);
const share = (page) => bar(page).getByRole('button', { name: 'Share' }).first();

test('a like stays over a reload, and a second tap takes it back', async ({ page }) => {
  await page.goto(PAGE);
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
  await like(page).click();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('spotlet:visitor:')))).toBe(true);

  await page.reload();
  await like(page).hover();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'true');
  const takenBack = page.waitForResponse((reply) => reply.url() === `${API}/like` && reply.request().method() === 'DELETE');
  await like(page).click();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
  await takenBack;
  const remembered = page.waitForResponse(API);
  await page.reload();
  await like(page).hover();
  await (await remembered).finished();
  await drawn(page);
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
});

test('nothing is stored, and no one else is called, before the shopper acts', async ({ page, context }) => {
  const origins = new Set();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  // The live numbers are what comes last by itself.
  const stream = page.waitForResponse((reply) => reply.url().startsWith(`${SERVER}/api/live?`));
  await page.goto(PAGE);
  await hotspot(page, 'Stoneware Vase').click();
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
  await stream;
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
  expect([...origins].sort()).toEqual([SERVER, new URL(page.url()).origin].sort());
});

test('sharing uses the share sheet of the platform', async ({ page }) => {
  await page.addInitScript(() => {
    window.sharedWith = [];
    navigator.canShare = ({ files }) => files?.[0].type === 'image/jpeg';
    navigator.share = async ({ title, url, files }) => void window.sharedWith.push({ title, url, size: files?.[0].size });
  });
  // The picture is fetched as the pointer comes near, since sharing must not wait.
  const fetched = page.waitForResponse(/preview\.jpg/);
  await page.goto(PAGE);
  await share(page).hover();
  await (await fetched).finished();
  await expect.poll(() => share(page).evaluate((button) => button.files?.length)).toBe(1);
  await share(page).click();
  const [data] = await page.evaluate(() => window.sharedWith);
  expect(data.title).toBe('Autumn living room');
  expect(data.url).toMatch(LINK);
  expect(data.size).toBeGreaterThan(10_000);

  // A product's own button shares that very product.
  await hotspot(page, 'Stoneware Vase').click();
  await card(page, 'Stoneware Vase').getByRole('button', { name: 'Share' }).click();
  const product = await page.evaluate(() => window.sharedWith[1]);
  expect(product.title).toBe('Stoneware Vase');
  expect(product.url).toMatch(/creator=mara--[a-z\d-]+&h=vase#h=vase$/);
});

test('a second tap while the share sheet of the platform is open is none', async ({ page }) => {
  await page.addInitScript(() => {
    window.taps = 0;
    navigator.share = () => ((window.taps += 1) > 1 ? Promise.reject(new DOMException('It is open.', 'InvalidStateError')) : new Promise(() => {}));
  });
  await page.goto(PAGE);
  for (const taps of [1, 2]) {
    await share(page).click();
    await expect.poll(() => page.evaluate(() => window.taps)).toBe(taps);
  }
  await drawn(page);
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeHidden();
});

test('without one, our own sheet shares the very product, and calls nobody before the tap', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => delete Navigator.prototype.share);
  const origins = new Set();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(PAGE);
  await hotspot(page, 'Stoneware Vase').click();
  const button = card(page, 'Stoneware Vase').getByRole('button', { name: 'Share' });
  await button.focus();
  await page.keyboard.press('Enter');

  const sheet = page.getByRole('dialog', { name: 'Share' });
  await expect(sheet.getByText('Stoneware Vase')).toBeVisible();
  await expect(sheet.getByRole('img', { name: 'QR' })).toHaveJSProperty('complete', true);
  const names = await sheet.getByRole('link').allTextContents();
  expect(names).toEqual(['WhatsApp', 'Telegram', 'Pinterest', 'Facebook', 'X', 'E-mail']);
  for (const link of await sheet.getByRole('link').all()) expect(decodeURIComponent(await link.getAttribute('href'))).toContain('&h=vase#h=vase');
  expect([...origins].sort()).toEqual([SERVER, new URL(page.url()).origin].sort());

  await sheet.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('status')).toHaveText('Link copied');
  await expect(sheet).toBeHidden();
  await expect(button, 'the card is still there, and so is the focus').toBeFocused();

  // Whoever gets the link sees the product, and what they buy is credited.
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
  expect(await card(page, 'Stoneware Vase').locator('input[name=creator]').inputValue()).toMatch(/^mara--autumn-living-room--/);
});

test('where the sheet does not come, its plain links do', async ({ page }) => {
  await page.addInitScript(() => delete Navigator.prototype.share);
  await page.route(/split_share/, (route) => route.abort());
  await page.goto(PAGE);
  await share(page).click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  const link = sheet.getByRole('link', { name: 'WhatsApp' });
  await expect(link).toBeVisible();
  expect(decodeURIComponent(await link.getAttribute('href'))).toContain(`${SERVER}/p/autumn-living-room?creator=`);
});

test('a link opens its product', async ({ page }) => {
  await page.goto(`${SERVER}/p/autumn-living-room#h=vase`);
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
  await page.goto('/examples/elements.html#h=quiet-desk/clock');
  await expect(card(page, 'Wall Clock')).toBeVisible();
});
