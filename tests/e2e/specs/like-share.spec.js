// Likes persist and can be taken back; sharing uses the platform, else our own menu; links lead to a product.
import { SERVER } from '../support/addresses.js';
import { card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

const PAGE = '/examples/one-tag.html';
const bar = (page) => page.getByRole('article');
const like = (page) => bar(page).getByRole('button', { name: 'Like' });
const share = (page) => bar(page).getByRole('button', { name: 'Share' });

test('a like stays over a reload, and a second tap takes it back', async ({ page }) => {
  await page.goto(PAGE);
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
  await like(page).click();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('spotlet:visitor:')))).toBe(true);

  await page.reload();
  await like(page).hover();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'true');
  await like(page).click();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await like(page).hover();
  await expect(like(page)).toHaveAttribute('aria-pressed', 'false');
});

test('nothing is stored, and no one else is called, before the shopper acts', async ({ page, context }) => {
  const origins = new Set();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(PAGE);
  await hotspot(page, 'Stoneware Vase').click();
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
  expect([...origins].sort()).toEqual([SERVER, new URL(page.url()).origin].sort());
});

test('sharing uses the share sheet of the platform', async ({ page }) => {
  await page.addInitScript(() => {
    window.sharedWith = [];
    navigator.share = async (data) => void window.sharedWith.push(data);
  });
  await page.goto(PAGE);
  await share(page).click();
  const [data] = await page.evaluate(() => window.sharedWith);
  expect(data).toMatchObject({ url: `${SERVER}/p/autumn-living-room`, title: 'Autumn living room' });
});

test('without one, a menu copies the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => delete Navigator.prototype.share);
  await page.goto(PAGE);
  await share(page).click();
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('status')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${SERVER}/p/autumn-living-room`);
});

test('a link opens its product', async ({ page }) => {
  await page.goto(`${SERVER}/p/autumn-living-room#h=vase`);
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
  await page.goto('/examples/elements.html#h=quiet-desk/clock');
  await expect(card(page, 'Wall Clock')).toBeVisible();
});
