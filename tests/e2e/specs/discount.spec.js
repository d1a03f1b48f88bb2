// A code at the checkout: typed, refused beside the field, applied, removed; with and without JavaScript.
import { SERVER } from '../support/addresses.js';
import { CARDS, alive, fillIn, orderNumber, payButton } from '../support/checkout.js';
import { hold } from '../support/hold.js';
import { expect, test } from '../support/test.js';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a code is tried, and what it takes off is seen and charged', async ({ page }) => {
      await page.goto(`${SERVER}/buy/stone-vase:1`);
      const summary = page.getByRole('complementary', { name: 'Your order' });
      const code = summary.getByLabel('Discount code');
      await code.fill('nonsense');
      await summary.getByRole('button', { name: 'Apply' }).click();
      await expect(summary.getByText('We do not know this code.')).toBeVisible();
      await expect(code).toHaveAttribute('aria-invalid', 'true');

      await code.fill('welcome10');
      await summary.getByRole('button', { name: 'Apply' }).click();
      await expect(summary.getByText('10 % welcome')).toBeVisible();
      await expect(summary.getByText('-€5.90')).toBeVisible();
      await summary.getByRole('button', { name: 'Remove code' }).click();
      await expect(summary.getByText('-€5.90')).toBeHidden();

      await code.fill('WELCOME10');
      await summary.getByRole('button', { name: 'Apply' }).click();
      await expect(summary.getByText('-€5.90')).toBeVisible();
      await fillIn(page, CARDS.good);
      await payButton(page).click();
      await orderNumber(page);
      await expect(summary.getByText('10 % welcome')).toBeVisible();
    });
  });
}

test('a code tried while a reply is on its way, or without a network, never ends in an order', async ({ page, context }) => {
  await page.goto(`${SERVER}/buy/stone-vase:1`);
  await alive(page);
  await fillIn(page, CARDS.good);
  const summary = page.getByRole('complementary', { name: 'Your order' });
  const apply = summary.getByRole('button', { name: 'Apply' });
  await summary.getByLabel('Discount code').fill('WELCOME10');
  await context.setOffline(true);
  await apply.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline' })).toBeVisible();
  await context.setOffline(false);
  await expect(summary.getByText('-€5.90')).toBeVisible();
  await expect(payButton(page)).toBeVisible();
  await summary.getByRole('button', { name: 'Remove code' }).click();
  await expect(apply).toBeVisible();

  await summary.getByLabel('Discount code').fill('WELCOME10');
  const reply = await hold(page, `${SERVER}/checkout/**`, { times: 1 });
  await page.getByRole('radio', { name: /Express/ }).check();
  await apply.click();
  reply.release();
  await expect(summary.getByText('-€5.90')).toBeVisible();
  await expect(summary.getByText('€12.90')).toBeVisible();
  await expect(payButton(page)).toBeVisible();
});
