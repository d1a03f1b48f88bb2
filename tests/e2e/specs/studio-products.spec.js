// Products: a price is changed and stands in the post; a catalog is imported with a report.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/test.js';
import { begin, freshShop, owner, signIn } from '../support/studio.js';

const plain = async (page) => {
  await page.waitForLoadState();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const found = await new AxeBuilder({ page }).analyze();
    const serious = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
};

const table = (id, price) => `id,title,price,image_link
${id},Stoneware jug,${price},https://elsewhere.example/jug.jpg
${id}-bowl,Stoneware bowl,24.00 EUR,
`;

test('an import is looked at, taken, found, changed, and shown in a post', async ({ page }) => {
  await signIn(page, owner(), '/studio/products');
  await plain(page);
  const id = `jug-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByRole('link', { name: 'Import' }).click();
  await plain(page);
  await page.getByLabel('Or paste it').fill(table(id, 'a lot'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('row', { name: /a lot/ })).toContainText('Refused');
  await expect(page.getByRole('button', { name: 'Take it in' })).toHaveCount(0);

  await page.getByLabel('Or paste it').fill(table(id, '38.00 EUR'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`product ${id}$`) })).toContainText('Taken');
  await expect(page.getByRole('row', { name: /was left out/ })).toContainText('Note');
  await plain(page);
  await page.getByRole('button', { name: 'Take it in' }).click();
  await expect(page.getByRole('status').first()).toHaveText('Everything was taken in.');

  await page.getByRole('searchbox', { name: 'Search products' }).fill(id);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name: /Stoneware jug/ }).click();
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('38.00 EUR');
  await page.getByRole('button', { name: 'Add a measure' }).click();
  await expect(page.getByLabel('Least')).toBeVisible();
  await plain(page);
  await page.getByRole('group', { name: 'Field 1' }).getByLabel('Remove').check();
  await page.getByLabel('Price', { exact: true }).fill('a little');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('alert')).toContainText('`a little` is no price');
  await page.getByLabel('Price', { exact: true }).fill('41.50 EUR');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('status').first()).toHaveText('It is saved.');
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('41.50 EUR');
});

test('a price that is changed stands in the post', async ({ page, context }) => {
  // In a shop of its own: what the vase costs is read by others.
  await freshShop(async ({ origin, link }) => {
    await begin(page, link);
    await page.goto(`${origin}/studio/products/stone-vase`);
    await page.getByLabel('Price', { exact: true }).first().fill('123.45 EUR');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await expect(page.getByRole('status').first()).toHaveText('It is saved.');
    const shown = await context.newPage();
    await shown.goto(`${origin}/p/autumn-living-room`);
    await expect(shown.getByText('€123.45').first()).toBeAttached();
  }, ['products.json', 'posts.json']);
});
