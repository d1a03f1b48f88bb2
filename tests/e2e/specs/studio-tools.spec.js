// The tagger's small helps: zoom, and the products one took last.
import { expect, test } from '../support/test.js';
import { copyOf, owner, spot } from '../support/studio.js';

const saved = (page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

test('a hotspot is set exactly on a picture that is zoomed in', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const [closer, farther] = ['Zoom in', 'Zoom out'].map((name) => page.getByRole('button', { name }));
  const sheet = page.locator('.sheet');
  const width = async () => (await sheet.boundingBox()).width;
  const whole = await width();
  await expect(farther).toBeDisabled();
  await closer.click();
  await closer.click();
  await expect.poll(width).toBeCloseTo(whole * 2, 0);
  // It is looked at within its frame: the page itself grows no wider.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const { height } = await sheet.boundingBox();
  await sheet.click({ position: { x: whole * 2 * 0.9, y: height * 0.2 } });
  await page.getByLabel('Find a product').fill('watering');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await page.getByRole('dialog').getByRole('button', { name: /Watering Can/ }).click();
  // To a tenth of a hundredth part, but for the screen's own dots.
  await expect(spot(page, /Watering Can/)).toHaveAccessibleName(/(89.9|90|90.1) % from the left, (19.9|20|20.1) % from the top/);
  while (await closer.isEnabled()) await closer.click();
  await expect.poll(width).toBeGreaterThan(whole * 2.5);
  while (await farther.isEnabled()) await farther.click();
  await expect.poll(width).toBeCloseTo(whole, 0);
});

test('the products that one took last come first, before a word is typed', async ({ page }) => {
  const member = owner();
  await copyOf(page, member, 'quiet-desk');
  const first = page.getByRole('dialog').getByRole('listitem').first();
  const take = async (words, title) => {
    await page.getByRole('button', { name: 'Add a product' }).click();
    await page.getByLabel('Find a product').fill(words);
    await expect(first).toContainText(title);
    await page.keyboard.press('Enter');
    await expect(spot(page, new RegExp(title))).toBeFocused();
    await saved(page);
  };
  await take('terracotta', 'Terracotta Pot');
  await take('watering', 'Watering Can');
  await page.reload();
  await page.getByRole('button', { name: 'Add a product' }).click();
  await expect(first).toContainText('Watering Can');
  await expect(page.getByRole('dialog').getByRole('listitem').nth(1)).toContainText('Terracotta Pot');
});
