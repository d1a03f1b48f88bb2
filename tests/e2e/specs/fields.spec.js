// Every field of buying: its name, what a browser fills in by itself, which keyboard a telephone shows, and what the key that ends a line does.
import { SERVER } from '../support/addresses.js';
import { CARDS, SHOPPER, alive, fillIn, orderNumber, payButton } from '../support/checkout.js';
import { judge } from '../support/judge.js';
import { withShop } from '../support/server.js';
import { expect, test } from '../support/test.js';

// Where a cell is empty there is no such attribute, and none is wanted.
const CARD = [
  ['Card number', 'text', 'cc-number', 'numeric', 'next'],
  ['Expiry (MM/YY)', 'text', 'cc-exp', 'numeric', 'next'],
  ['Security code', 'text', 'cc-csc', 'numeric', 'next'],
];
const CONTACT = ['E-mail', 'email', 'email', 'email', 'done'];
const CODE = ['Discount code', 'text', 'off', '', 'go'];
const WAYS = [
  ['Delivery', 'radio', '', '', ''],
  ['Pickup in store', 'radio', '', '', ''],
];
const DELIVERY = [
  ...WAYS,
  ['Country', 'select-one', 'country', '', ''],
  ['First name', 'text', 'given-name', '', 'next'],
  ['Last name', 'text', 'family-name', '', 'next'],
  ['Street and house number', 'text', 'address-line1', '', 'next'],
  ['Flat, floor, company (optional)', 'text', 'address-line2', '', 'next'],
  ['Postal code', 'text', 'postal-code', 'numeric', 'next'],
  ['City', 'text', 'address-level2', '', 'next'],
  [/^Standard delivery .+ €4.90$/, 'radio', '', '', ''],
  [/^Express delivery .+ €12.90$/, 'radio', '', '', ''],
  ...CARD,
  CONTACT,
  CODE,
];
const PICKUP = [...WAYS, [/^Halden München /, 'radio', '', '', ''], [/^Halden Hamburg /, 'radio', '', '', ''], ...CARD, CONTACT, CODE];
const STATEMENT = [
  ['Your name', 'text', 'name', '', 'next'],
  ['Order number', 'text', 'off', '', 'next'],
  ['E-mail address you ordered with', 'email', 'email', 'email', 'done'],
];

/** The fields that are seen, in their order, are those of the table. */
async function check(page, table) {
  const fields = page.getByRole('main').locator('input:visible, select:visible, textarea:visible');
  await expect(fields).toHaveCount(table.length);
  for (const [nth, [name, ...attributes]] of table.entries()) {
    const field = fields.nth(nth);
    await expect(field).toHaveAccessibleName(name);
    const seen = await field.evaluate(({ type, autocomplete, inputMode, enterKeyHint }) => [type, autocomplete, inputMode, enterKeyHint]);
    expect(seen, String(name)).toEqual(attributes);
  }
}

test('delivered', async ({ page }) => {
  await page.goto(`${SERVER}/buy/stone-vase:1`);
  await check(page, DELIVERY);
  // Codes of the Netherlands have letters, which a number pad does not.
  await page.getByLabel('Country').selectOption({ label: 'Netherlands' });
  await expect(page.getByLabel('Postal code')).toHaveJSProperty('inputMode', '');
});

test('fetched at a store', async ({ page }) => {
  await page.goto(`${SERVER}/buy/stone-vase:1`);
  await page.getByRole('radio', { name: 'Pickup in store' }).check();
  await expect(page.getByRole('radio', { name: /Halden Hamburg/ })).toBeVisible();
  await check(page, PICKUP);
});

test('withdrawn from without the link', async ({ page }) => {
  await page.goto(`${SERVER}/withdraw`);
  await check(page, STATEMENT);
  await judge(page);
});

test('downloaded, with consent', async ({ page }) => {
  const guide = { id: 'care-guide', title: { en: 'Care Guide', de: 'Pflegeheft' }, price: { amount: 900, currency: 'EUR' }, digital: true };
  await withShop({ toml: 'test_payments = true', imports: [[guide]], files: { 'data/downloads/care-guide/guide.txt': 'Oil it.' } }, async (shop) => {
    await page.goto(`${shop}/buy/care-guide:1`);
    await check(page, [...CARD, CONTACT]);
    await page.getByLabel('E-mail').fill(SHOPPER['E-mail']);
    await page.getByLabel('Card number').fill(CARDS.good);
    await page.getByLabel('Expiry').fill('1137');
    await page.getByLabel('Security code').fill('971');
    await payButton(page).click();
    await orderNumber(page);
    await page.getByRole('link', { name: 'View your order' }).click();
    await check(page, [[/^I expressly agree .+ right of withdrawal for these files\.$/, 'checkbox', '', '', '']]);
    await judge(page);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Show my files' }).click();
    await expect(page.getByRole('link', { name: 'guide.txt' })).toBeVisible();
    await judge(page);
  });
});

test('the key that ends a line leads on, tries a code, and never orders', async ({ page }) => {
  await page.goto(`${SERVER}/buy/stone-vase:1`);
  await alive(page);
  await fillIn(page);
  await page.getByLabel('City').press('Enter');
  await expect(page.getByRole('radio', { name: /Standard/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Card number')).toBeFocused();
  await page.getByLabel('E-mail').press('Enter');
  await expect(payButton(page)).toBeFocused();
  await page.getByLabel('Discount code').fill('welcome10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByText('-€5.90')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove code' })).toBeFocused();
  await expect(page.getByLabel('E-mail')).toHaveValue(SHOPPER['E-mail']);
  await expect(page.getByLabel('Card number')).toHaveValue(CARDS.good);
  await payButton(page).press('Enter');
  await orderNumber(page);
});
