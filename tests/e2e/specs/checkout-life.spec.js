// What happens to people in the middle of a checkout: no network, two tabs, the way back, a reload, an app that keeps nothing.
import { SERVER } from '../support/addresses.js';
import { SHOPPER, alive, fillIn, orderNumber, payButton } from '../support/checkout.js';
import { orderCommand } from '../support/server.js';
import { add, bag, bagButton, goToCheckout, pieces } from '../support/post.js';
import { expect, test } from '../support/test.js';

const begin = (page, items = 'wall-clock:1') => page.goto(`${SERVER}/buy/${items}`);

test('offline in the middle: it says so, loses nothing, and goes on by itself', async ({ page, context }) => {
  await begin(page);
  await alive(page);
  await fillIn(page);
  const offline = page.getByRole('alert').filter({ hasText: 'You are offline. Nothing is lost' });
  await context.setOffline(true);
  await page.getByRole('radio', { name: /Express/ }).check();
  await expect(offline).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('complementary').getByText('€12.90')).toBeVisible();
  await expect(offline).toBeHidden();

  await context.setOffline(true);
  await payButton(page).click();
  await expect(offline).toBeVisible();
  for (const [label, value] of Object.entries(SHOPPER)) await expect(page.getByLabel(label)).toHaveValue(value);
  await context.setOffline(false);
  await orderNumber(page);
});

test('two tabs of one checkout make one order', async ({ page, context }) => {
  await begin(page);
  await fillIn(page);
  await page.getByRole('radio', { name: /Express/ }).check();
  // In the totals: the reply came, and with it what lets this browser's tabs see the details.
  await expect(page.getByRole('complementary').getByText('€12.90')).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await fillIn(other);
  await Promise.all([payButton(page).click(), payButton(other).click()]);
  const numbers = await Promise.all([orderNumber(page), orderNumber(other)]);
  expect(numbers[0]).toBe(numbers[1]);
});

test('what another tab adds while an order is made stays in the bag', async ({ page, context }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  const checkout = await goToCheckout(page);
  await fillIn(checkout);
  const other = await context.newPage();
  await other.goto('/examples/one-tag.html');
  await add(other, 'Wool Throw with Fringe');
  await expect.poll(() => pieces(other)).toBe(2);
  await payButton(checkout).click();
  await orderNumber(bag(page));
  await bag(page).getByRole('button', { name: 'Keep looking' }).click();
  await expect.poll(() => pieces(page)).toBe(1);
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem')).toContainText('Wool Throw');
});

test('two tabs that pay before either was heard of make one order', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  for (const tab of [page, other]) await fillIn(tab);
  await Promise.all([payButton(page).click(), payButton(other).click()]);
  const numbers = await Promise.all([orderNumber(page), orderNumber(other)]);
  expect(numbers[0]).toBe(numbers[1]);
});

test('the way back and a reload never lead to a second order', async ({ page }) => {
  await begin(page);
  await fillIn(page);
  await page.getByRole('radio', { name: /Express/ }).check();
  await expect(page.getByRole('complementary').getByText('€12.90')).toBeVisible();
  await page.reload();
  for (const [label, value] of Object.entries(SHOPPER)) await expect(page.getByLabel(label)).toHaveValue(value);
  await expect(page.getByLabel('Card number')).toHaveValue('');
  await expect(page.getByRole('radio', { name: /Express/ })).toBeChecked();
  await fillIn(page);
  await payButton(page).click();
  const number = await orderNumber(page);

  await page.getByRole('link', { name: 'View your order' }).click();
  await expect(page.getByRole('heading', { name: number, level: 1 })).toBeVisible();
  await page.goBack();
  expect(await orderNumber(page)).toBe(number);
  await expect(payButton(page)).toBeHidden();
  await page.reload();
  expect(await orderNumber(page)).toBe(number);
});

test('an order is fetched at the store', async ({ page }) => {
  await begin(page, 'stone-vase:1');
  await page.getByRole('radio', { name: 'Pickup in store' }).check();
  const store = page.getByRole('radio', { name: /Halden Hamburg/ });
  await store.check();
  await expect(store).toBeChecked();
  await expect(page.getByLabel('Street and house number')).toBeHidden();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiry').fill('11/37');
  await page.getByLabel('Security code').fill('971');
  await page.getByLabel('E-mail').fill(SHOPPER['E-mail']);
  await payButton(page).click();
  const number = await orderNumber(page);
  await page.getByRole('link', { name: 'View your order' }).click();
  await expect(page.getByRole('heading', { name: number, level: 1 })).toBeVisible();
  for (const line of ['Halden Hamburg', 'Deichstraße 27', /^Ready /]) await expect(page.getByText(line).first()).toBeVisible();

  orderCommand('ready', number);
  await page.reload();
  await expect(page.getByText('Your order waits for you at the store.')).toBeVisible();
  orderCommand('deliver', number);
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Picked up' })).toHaveAttribute('aria-current', 'step');
});

test('an app that keeps no cookies and opens no windows sells as well', async ({ page, context }) => {
  await page.addInitScript(() => {
    window.open = () => {
      throw Error('no windows here');
    };
  });
  await page.route(`${SERVER}/checkout/**`, async (route) => {
    const response = await route.fetch();
    const { 'set-cookie': dropped, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  const checkout = await goToCheckout(page);
  await fillIn(checkout);
  await checkout.getByRole('radio', { name: /Express/ }).check();
  await expect(checkout.getByRole('complementary').getByText('€12.90')).toBeVisible();
  await payButton(checkout).click();
  await orderNumber(bag(page));
  expect((await context.cookies(SERVER)).map(({ name }) => name)).toEqual([]);
});
