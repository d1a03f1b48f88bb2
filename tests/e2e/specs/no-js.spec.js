// JavaScript is off: the post's own page still shows, opens, sells.
import { SERVER } from '../support/addresses.js';
import { CARDS, fillIn, orderNumber, payButton, payWith } from '../support/checkout.js';
import { card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

test.use({ javaScriptEnabled: false });

test('picture, hotspots and list are there', async ({ page }) => {
  await page.goto(`${SERVER}/p/autumn-living-room`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await hotspot(page, 'Lounge Chair Olive').click();
  await expect(card(page, 'Lounge Chair')).toBeVisible();
  await expect(card(page, 'Lounge Chair').getByRole('radio', { name: 'Sand' })).toBeDisabled();
  await page.keyboard.press('Escape');
  const list = page.getByRole('list', { name: 'In this picture' });
  await expect(list.getByRole('listitem')).toHaveCount(5);
  await list.getByRole('button', { name: /Stoneware Vase/ }).click();
  await expect(card(page, 'Stoneware Vase')).toBeVisible();
});

test('the bag and the checkout are plain forms', async ({ page }) => {
  await page.goto(`${SERVER}/p/garden-bench`);
  await hotspot(page, 'Terracotta Pot').click();
  const pot = card(page, 'Terracotta Pot');
  await pot.getByRole('radio', { name: /18/ }).check({ force: true });
  await pot.getByRole('button', { name: 'Add to bag' }).click();

  await expect(page.getByRole('heading', { name: 'Bag' })).toBeVisible();
  await page.getByLabel('Quantity: Terracotta Pot').fill('2');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('€44.00').first()).toBeVisible();
  await page.getByRole('button', { name: 'Checkout' }).click();

  await page.getByLabel('Country').selectOption({ label: 'Austria' });
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('€53.90').first()).toBeVisible();
  await page.getByLabel('Country').selectOption({ label: 'Germany' });
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('€48.90').first()).toBeVisible();
  await fillIn(page, CARDS.declined);
  await payButton(page).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await payWith(page, CARDS.challenged);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Approve payment' }).click();

  const number = await orderNumber(page);
  await page.getByRole('link', { name: 'View your order' }).click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  await expect(page.getByText('Zwetschgenpfad 83b')).toBeVisible();
});

test('a permalink leads straight to a checkout', async ({ page }) => {
  await page.goto(`${SERVER}/buy/stone-vase:2`);
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
  await expect(page.getByText('€118.00').first()).toBeVisible();
});
