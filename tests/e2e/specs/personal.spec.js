// Made to measure and engraved: asked on the card, priced by the server, shown until the order.
import { SERVER } from '../support/addresses.js';
import { bag, bagButton, card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

test('a blind is cut to measure', async ({ page, press }) => {
  await page.goto(`${SERVER}/p/autumn-living-room`);
  await press(hotspot(page, 'Pleated Blind, Made to Measure'));
  const blind = card(page, 'Pleated Blind, Made to Measure');
  const add = blind.getByRole('button', { name: 'Add to bag' });
  await expect(blind.getByText('€79.00')).toBeVisible();

  await blind.getByLabel('Width').fill('1000');
  await blind.getByLabel('Height').fill('9000');
  await expect(blind.getByRole('alert').filter({ hasText: 'Height: from 400 to 2200 mm.' })).toBeVisible();
  await blind.getByLabel('Height').fill('1000');
  await expect(blind.getByText('€109.00')).toBeVisible();
  await expect(blind.getByRole('alert').filter({ hasText: 'Height' })).toHaveCount(0);
  await press(add);
  await expect(blind.getByText('Added to your bag')).toBeVisible();
  await blind.getByLabel('Width').fill('500');
  await expect(blind.getByText('€79.00')).toBeVisible();
  await press(add);
  await page.keyboard.press('Escape');

  await bagButton(page).click();
  const lines = bag(page).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  const wide = lines.filter({ hasText: 'Width 1000' });
  await expect(wide).toContainText('€109.00');
  await wide.getByRole('button', { name: 'More' }).click();
  await expect(wide).toContainText('€218.00');
  await lines.filter({ hasText: 'Width 500' }).getByRole('button', { name: /^Remove/ }).click();
  await expect(lines).toHaveCount(1);

  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  await expect(bag(page).frameLocator('iframe').getByText(/Width 1000\smm · Height 1000\smm/)).toBeVisible();
});

test('shears are engraved, and shown so before', async ({ page, press }) => {
  await page.goto(`${SERVER}/p/garden-bench`);
  await press(hotspot(page, 'Garden Shears'));
  const shears = card(page, 'Garden Shears');
  await shears.getByLabel('Engraving').fill('Für Oma');
  await expect(shears.getByRole('status').filter({ hasText: 'Für Oma' })).toBeVisible();
  await expect(shears.getByText('€58.00')).toBeVisible();
  await shears.getByLabel('Engraving').fill('<b>Oma');
  await expect(shears.getByRole('alert').filter({ hasText: '“<” cannot be engraved' })).toBeVisible();
  await press(shears.getByRole('button', { name: 'Add to bag' }));
  // Beside the field, and what the bag said.
  await expect(shears.getByText('“<” cannot be engraved')).toHaveCount(2);
  await shears.getByLabel('Engraving').fill('Für Oma');
  await press(shears.getByRole('button', { name: 'Add to bag' }));
  await expect(shears.getByText('Added to your bag')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form asks the same', async ({ page }) => {
    await page.goto(`${SERVER}/p/autumn-living-room`);
    await hotspot(page, 'Pleated Blind, Made to Measure').click();
    const blind = card(page, 'Pleated Blind, Made to Measure');
    await blind.getByLabel('Width').fill('1000');
    await blind.getByLabel('Height').fill('1005');
    await blind.getByRole('button', { name: 'Add to bag' }).click();
    await expect(page.getByRole('heading', { name: 'Bag' })).toBeVisible();
    await expect(page.getByText(/Width 1000\smm/)).toBeVisible();
    await expect(page.getByText('€109.30').first()).toBeVisible();
  });
});
