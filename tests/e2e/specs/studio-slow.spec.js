// A slow line in the studio: what is done before the page's script is there counts, late answers change nothing, and nobody is in their own way.
import { readFileSync } from 'node:fs';
import { drawn } from '../support/drawn.js';
import { hold, holdAnswer } from '../support/hold.js';
import { copyOf, demo, owner, signIn, spot } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const SCRIPT = '**/studio_bg.wasm';
const POSTS = '**/api/studio/posts/**';
const isSave = (request) => request.method() === 'PUT';

const rows = (page) => page.getByRole('region', { name: 'Uploads' }).getByRole('listitem');
const title = (page) => page.getByLabel('Title', { exact: true });
const saved = (page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();
const picture = (name) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.concat([readFileSync(demo('media/coffee.jpg')), Buffer.from(name)]) });

test('files that were chosen before the script is there are brought', async ({ page }) => {
  const script = await hold(page, SCRIPT);
  await signIn(page, owner(), '/studio/media');
  await script.asked;
  const name = `early-${crypto.randomUUID()}.jpg`;
  await page.getByLabel('Choose files').setInputFiles(picture(name));
  script.release();
  await expect(rows(page).filter({ hasText: name })).toContainText('Ready');
});

test('a late look at the library does not take away what came since', async ({ page }) => {
  await signIn(page, owner(), '/studio/media');
  await expect(page.getByText('Drop pictures or videos here')).toBeVisible();
  const look = await holdAnswer(page, '**/studio/media');
  const [first, second] = [1, 2].map((nth) => `look-${nth}-${crypto.randomUUID()}.jpg`);
  const bring = (name) => page.locator('input[type=file]').first().setInputFiles(picture(name));
  const shown = (name) => page.locator('[data-library]').getByRole('link', { name });
  await bring(first);
  await look.asked;
  await bring(second);
  await expect(shown(second)).toBeVisible();
  await look.release();
  await expect(shown(second)).toBeVisible();
  await expect(shown(first)).toBeVisible();
});

test('the key that takes the first product waits for what was typed', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  await page.getByRole('button', { name: 'Add a product' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').nth(1)).toBeVisible();
  const search = await hold(page, '**/api/studio/products?*watering*');
  await page.getByLabel('Find a product').fill('watering');
  await page.keyboard.press('Enter');
  await search.asked;
  search.release();
  await expect(spot(page, /Watering Can/)).toBeFocused();
});

test('the key that takes the first product asks again where nobody answered', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  await page.getByRole('button', { name: 'Add a product' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').nth(1)).toBeVisible();
  const address = '**/api/studio/products?*watering*';
  await page.route('**/api/studio/products?*watering*', (route) => route.abort(), { times: 1 });
  const lost = page.waitForEvent('requestfailed', (asked) => asked.url().includes('watering'));
  const find = page.getByLabel('Find a product');
  await find.fill('watering');
  await lost;
  await drawn(page);
  await find.press('Enter');
  await expect(spot(page, /Watering Can/)).toBeFocused();
});

test('the product that is pressed is the one that is taken, also when others are found meanwhile', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  await page.getByRole('button', { name: 'Add a product' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /^Lounge Chair/ })).toBeVisible();
  const search = await holdAnswer(page, '**/api/studio/products?*watering*');
  await page.getByLabel('Find a product').fill('watering');
  await search.asked;
  await dialog.getByRole('button', { name: /^Lounge Chair/ }).hover();
  await page.mouse.down();
  await search.release();
  await page.mouse.up();
  await expect(dialog).toBeHidden();
  await expect(spot(page, /Lounge Chair/)).toBeFocused();
});

test('a slow save is nobody else', async ({ page }) => {
  await page.clock.install();
  await copyOf(page, owner(), 'quiet-desk');
  const save = await hold(page, POSTS, { which: isSave, times: 1 });
  await title(page).fill('One');
  await page.clock.fastForward(2_000);
  await save.asked;
  await title(page).fill('Two');
  await page.clock.fastForward(2_000);
  save.release();
  await saved(page);
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.reload();
  await expect(title(page)).toHaveValue('Two');
});

test('a save whose answer was lost is nobody else', async ({ page }) => {
  // Time stands still: it is not tried again by itself, and what was not saved is to be seen.
  await page.clock.install();
  await copyOf(page, owner(), 'quiet-desk');
  await page.clock.pauseAt(Date.now() + 60_000);
  const save = await hold(page, POSTS, {
    which: isSave,
    times: 1,
    then: async (route) => {
      await route.fetch();
      await route.abort();
    },
  });
  await title(page).fill('One');
  await page.clock.runFor(1_000);
  await save.asked;
  save.release();
  await expect(page.getByText('Not saved: the server cannot be reached')).toBeVisible();
  await title(page).fill('Two');
  await page.clock.runFor(1_000);
  await saved(page);
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.reload();
  await expect(title(page)).toHaveValue('Two');
});

test('a link that waits for a save goes once it is done', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const save = await hold(page, POSTS, { which: isSave, times: 1 });
  await title(page).fill('On its way');
  await save.asked;
  await page.getByRole('link', { name: 'Publish' }).click();
  save.release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('On its way');
});

test('what was cancelled while it was looked at stays out of the post', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const strip = page.getByRole('region', { name: 'Pictures and videos' });
  const pictures = strip.getByRole('button', { name: /^Picture \d/ });
  const before = await pictures.count();
  const bring = async (name) => {
    await strip.getByRole('button', { name: 'Add a picture or video' }).click();
    await page.getByLabel('From this device').setInputFiles(picture(name));
  };
  const finished = await holdAnswer(page, '**/api/studio/media/uploads/*/finish', { method: 'POST' });
  await bring('unwanted.jpg');
  await finished.asked;
  await page.getByRole('button', { name: 'Cancel: unwanted.jpg' }).click();
  await finished.release();
  await bring('wanted.jpg');
  await expect(pictures).toHaveCount(before + 1);
  await saved(page);
  await page.reload();
  await expect(pictures).toHaveCount(before + 1);
});

test('what was typed into a theme before the script is there is not saved yet', async ({ page }) => {
  await signIn(page, owner(), '/studio/brand/themes');
  await page.getByLabel('Name', { exact: true }).fill(`early-${crypto.randomUUID().slice(0, 8)}`);
  const script = await hold(page, SCRIPT);
  await page.getByRole('button', { name: 'Make the theme' }).click();
  await script.asked;
  await page.getByLabel('Corners').fill('12');
  script.release();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();
});
