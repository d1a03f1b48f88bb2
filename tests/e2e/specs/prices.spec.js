// What stands beside a price: what is missing to free delivery, what it cost before, its lowest price of 30 days, what a kilogram costs.
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { add, bag, bagButton, card, goToCheckout, hotspot } from '../support/post.js';
import { withShop } from '../support/server.js';
import { expect, test } from '../support/test.js';

/** The tin on the picture; the clip beside it shows it again. */
const tin = (page) => hotspot(page, 'Coffee Tin').first();
const tinCard = (page) => card(page, 'Coffee Tin').first();

async function addTin(page) {
  await page.goto(`${SERVER}/p/slow-coffee`);
  await tin(page).click();
  await expect(tinCard(page).getByText('€116.00/kg')).toBeVisible();
  await tinCard(page).getByRole('button', { name: 'Add to bag' }).click();
  await expect(tinCard(page).getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
}

const missing = (where) => where.getByText(/more and delivery is free/);

test('a small basket hears what is missing to free delivery, until nothing is', async ({ page }) => {
  await addTin(page);
  await bagButton(page).click();
  await expect(missing(bag(page))).toHaveText('€71.00 more and delivery is free');
  const more = bag(page).getByRole('button', { name: 'More' });
  await more.click();
  await expect(missing(bag(page))).toHaveText('€42.00 more and delivery is free');
  await more.click();
  await expect(missing(bag(page))).toHaveText('€13.00 more and delivery is free');
  await more.click();
  await expect(missing(bag(page))).toBeHidden();
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  const checkout = bag(page).frameLocator('iframe');
  await expect(checkout.getByRole('radio', { name: /Standard delivery .+ Free$/ })).toBeVisible();
  await expect(missing(checkout)).toBeHidden();
});

test('the checkout counts the same way', async ({ page }) => {
  const summary = page.getByRole('complementary', { name: 'Your order' });
  await page.goto(`${SERVER}/buy/coffee-tin:3`);
  await expect(missing(summary)).toHaveText('€13.00 more and delivery is free');
  await page.goto(`${SERVER}/buy/coffee-tin:4`);
  await expect(missing(summary)).toBeHidden();
});

test('a struck price and a price per kilogram stand on the card, in the bag, at the checkout and in the order', async ({ page }) => {
  await page.goto(`${SERVER}/p/quiet-desk`);
  await hotspot(page, 'Desk Lamp').click();
  await expect(card(page, 'Desk Lamp').getByLabel('Before')).toHaveText('€149.00');
  await page.keyboard.press('Escape');
  await add(page, 'Desk Lamp');
  await addTin(page);

  const checkout = await goToCheckout(page);
  await expect(checkout.getByRole('listitem').filter({ hasText: 'Desk Lamp' }).getByLabel('Before')).toHaveText('€149.00');
  await expect(checkout.getByRole('listitem').filter({ hasText: 'Coffee Tin' })).toContainText('€116.00/kg');
  await checkout.getByLabel('Discount code').fill('WELCOME10');
  await checkout.getByRole('button', { name: 'Apply' }).click();
  // Of what is paid, not of what it cost before.
  await expect(checkout.getByText('-€15.80')).toBeVisible();
  await fillIn(checkout);
  await payButton(checkout).click();
  await orderNumber(bag(page));
});

test('the bag tells both too', async ({ page }) => {
  await page.goto(`${SERVER}/p/quiet-desk`);
  await add(page, 'Desk Lamp');
  await addTin(page);
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem').filter({ hasText: 'Desk Lamp' })).toContainText('Was €149.00');
  await expect(bag(page).getByRole('listitem').filter({ hasText: 'Coffee Tin' })).toContainText('€116.00/kg');
});

test('beside a reduction stands the lowest price of the 30 days before it, up to the order', async ({ page }) => {
  const soap = (price) => [{ id: 'hand-soap', title: { en: 'Hand Soap', de: 'Handseife' }, price: { amount: price, currency: 'EUR' }, contents: '250 ml' }];
  const reduced = [{ ...soap(1600)[0], list_price: { amount: 1900, currency: 'EUR' } }];
  const toml = `
    test_payments = true
    [[discount]]
    id = "spring"
    title = { en = "Spring", de = "Frühling" }
    percent = 25
    [[shipping]]
    countries = ["DE"]
    [[shipping.service]]
    id = "standard"
    title = { en = "Standard", de = "Standard" }
    price = "4.90 EUR"
    free_from = "40.00 EUR"
    days = [2, 4]`;
  await withShop({ toml, imports: [soap(1700), soap(1900), reduced] }, async (shop) => {
    await page.goto(`${shop}/buy/hand-soap:2`);
    const check = async (where) => {
      const line = where.getByRole('listitem').filter({ hasText: 'Hand Soap' });
      await expect(line.getByLabel('Before')).toHaveText('€38.00');
      await expect(line).toContainText('€64.00/l · Lowest price of the last 30 days: €17.00');
      await expect(where.getByText('Spring')).toBeVisible();
      await expect(where.getByText('-€8.00')).toBeVisible();
    };
    await check(page.getByRole('complementary'));
    await fillIn(page);
    await payButton(page).click();
    const number = await orderNumber(page);
    await check(page.getByRole('complementary'));
    await page.getByRole('link', { name: 'View your order' }).click();
    await expect(page.getByRole('heading', { name: number, level: 1 })).toBeVisible();
    await check(page.getByRole('main'));
  });
});
