// After the order: its page shows the way to the door, cancels, follows the parcel, and takes a withdrawal; all of it
// with and without JavaScript.
import { AxeBuilder } from '@axe-core/playwright';
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { orderCommand } from '../support/server.js';
import { expect, test } from '../support/test.js';

/** Buys a clock and opens the order's page; answers its number. */
async function buy(page) {
  await page.goto(`${SERVER}/buy/wall-clock:1`);
  await fillIn(page);
  await payButton(page).click();
  const number = await orderNumber(page);
  await page.getByRole('link', { name: 'View your order' }).click();
  await expect(page.getByRole('heading', { name: number, level: 1 })).toBeVisible();
  await page.waitForLoadState();
  return number;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an order is cancelled while nothing has left', async ({ page }) => {
      await buy(page);
      await page.getByText('Cancel the order').click();
      await page.getByRole('button', { name: 'Cancel it now' }).click();
      await expect(page.getByText('This order is cancelled.')).toBeVisible();
      await expect(page.getByText(/go back to you/)).toBeVisible();
      await expect(page.getByText('Cancel the order')).toBeHidden();
    });

    test('a parcel is followed, and the contract withdrawn from in two steps', async ({ page }) => {
      const number = await buy(page);
      orderCommand('ship', number, '--carrier', 'DHL', '--tracking', 'JD0146', '--tracking-url', 'https://dhl.example/JD0146');
      await page.reload();
      await expect(page.getByRole('listitem').filter({ hasText: 'On its way' })).toHaveAttribute('aria-current', 'step');
      await expect(page.getByText('JD0146')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Follow the parcel' })).toHaveAttribute('href', 'https://dhl.example/JD0146');
      await expect(page.getByText('Cancel the order')).toBeHidden();

      await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
      await expect(page.getByLabel('Your name')).toHaveValue('Wilhelmine Quastenflosser');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
      await expect(page.getByRole('status')).toContainText('Your withdrawal reached us on');
      await page.getByRole('link', { name: 'View your order' }).click();
      await expect(page.getByText('We have received your withdrawal.')).toBeVisible();
    });
  });
}

test('the invoice is there to be printed, in the language of the market', async ({ page }) => {
  const number = await buy(page);
  await page.getByRole('link', { name: 'Invoice to print' }).click();
  await expect(page.getByRole('heading', { name: 'Rechnung' })).toBeVisible();
  await page.waitForLoadState();
  for (const part of [number, 'Wilhelmine Quastenflosser', 'Wanduhr', '19\u00a0%']) await expect(page.getByText(part).first()).toBeVisible();
  const report = await new AxeBuilder({ page }).analyze();
  expect(report.violations).toEqual([]);
  // On paper there is the invoice and nothing around it.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
});

test('on paper there is the order and nothing to press', async ({ page }) => {
  const number = await buy(page);
  const order = page.getByRole('main');
  const seen = [
    order.getByRole('heading', { name: number }),
    order.getByText('Wall Clock'),
    order.getByText('Zwetschgenpfad 83b'),
    order.getByText('€4.90'),
    order.getByText('€83.90'),
  ];
  const pressed = [page.getByRole('banner'), page.getByRole('contentinfo'), order.getByRole('link', { name: 'Invoice to print' }), order.getByText('Cancel the order'), order.getByRole('link', { name: /Withdraw/ })];
  for (const part of [...seen, ...pressed]) await expect(part).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of seen) await expect(part).toBeVisible();
  for (const part of pressed) await expect(part).toBeHidden();
  await expect(page.locator('a:visible, button:visible, summary:visible, input:visible')).toHaveCount(0);
});

test('without the link number and address are enough to withdraw, and the answer tells nothing', async ({ page }) => {
  const number = await buy(page);
  const order = page.url();
  const withdraw = async (number) => {
    await page.goto(`${SERVER}/legal/withdrawal`);
    await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
    await page.getByLabel('Your name').fill('Wilhelmine Quastenflosser');
    await page.getByLabel('Order number').fill(number);
    await page.getByLabel('E-mail address you ordered with').fill('wilhelmine.quastenflosser@example.com');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
    await expect(page.getByText('Your statement has reached us.')).toBeVisible();
    // All of it: what is looked at is the new page by now.
    await page.waitForLoadState();
    return page.getByRole('main').textContent();
  };
  const nobodys = await withdraw('SP-1-00');
  expect(await withdraw(number)).toBe(nobodys);
  await page.goto(order);
  await expect(page.getByText('We have received your withdrawal.')).toBeVisible();
});

test('the order page is open to everybody', async ({ page }) => {
  await buy(page);
  const report = await new AxeBuilder({ page }).analyze();
  expect(report.violations).toEqual([]);
});
