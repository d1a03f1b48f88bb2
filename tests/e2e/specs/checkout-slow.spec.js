// A slow line at the checkout: what is done before the page's script is there, or while a reply is on its way, counts, and nobody pays what they have not seen.
import { SERVER } from '../support/addresses.js';
import { CARDS, SHOPPER, alive, fillIn, orderNumber, payButton } from '../support/checkout.js';
import { hold, holdAnswer } from '../support/hold.js';
import { expect, test } from '../support/test.js';

const SCRIPT = '**/checkout_bg.wasm';
const FORMS = `${SERVER}/checkout/**`;
const isForm = (request) => request.method() === 'POST';

const begin = (page) => page.goto(`${SERVER}/buy/stone-vase:1`);
const summary = (page) => page.getByRole('complementary', { name: 'Your order' });
const express = (page) => page.getByRole('radio', { name: /Express/ });
const code = (page) => summary(page).getByLabel('Discount code');
const apply = (page) => summary(page).getByRole('button', { name: 'Apply' });

test('what is chosen before the script is there is in the totals', async ({ page }) => {
  const script = await hold(page, SCRIPT);
  await begin(page);
  await page.getByLabel('E-mail').fill(SHOPPER['E-mail']);
  await express(page).check();
  script.release();
  await expect(summary(page).getByText('€12.90')).toBeVisible();
  await expect(express(page)).toBeChecked();
  await expect(page.getByLabel('E-mail')).toHaveValue(SHOPPER['E-mail']);
});

test('the key that ends a line orders nothing before the script is there either', async ({ page }) => {
  const script = await hold(page, SCRIPT);
  await begin(page);
  await fillIn(page);
  await Promise.all([page.waitForEvent('framenavigated'), page.getByLabel('E-mail').press('Enter')]);
  await expect(payButton(page)).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(SHOPPER['E-mail']);
  script.release();
  await alive(page);
});

test('nobody pays a total that was not on the page when they pressed', async ({ page }) => {
  await begin(page);
  await fillIn(page);
  const reply = await hold(page, FORMS, { which: isForm, times: 1 });
  await express(page).check();
  await reply.asked;
  await payButton(page).click();
  reply.release();
  await expect(page.getByRole('alert').filter({ hasText: 'The total has changed. Nothing was charged.' })).toBeVisible();
  await expect(summary(page).getByText('€12.90')).toBeVisible();
  await payButton(page).click();
  await orderNumber(page);
});

test('a button that is being pressed while a reply comes is pressed', async ({ page }) => {
  await begin(page);
  await alive(page);
  await fillIn(page);
  const reply = await holdAnswer(page, FORMS, { method: 'POST' });
  await express(page).check();
  await reply.asked;
  await payButton(page).hover();
  await page.mouse.down();
  await reply.release();
  await page.mouse.up();
  await expect(page.getByRole('alert').filter({ hasText: 'The total has changed. Nothing was charged.' })).toBeVisible();
});

test('a button pressed twice is pressed once', async ({ page }) => {
  await begin(page);
  await alive(page);
  await fillIn(page, CARDS.declined);
  let sent = 0;
  page.on('request', (request) => (sent += isForm(request) ? 1 : 0));
  const reply = await hold(page, FORMS, { which: isForm, times: 1 });
  await payButton(page).click();
  await reply.asked;
  await payButton(page).click();
  reply.release();
  await expect(page.getByRole('alert').filter({ hasText: 'declined' })).toBeVisible();
  await express(page).check();
  await expect(summary(page).getByText('€12.90')).toBeVisible();
  expect(sent).toBe(2);
});

test('a code is removed though another reply was on its way', async ({ page }) => {
  await begin(page);
  await code(page).fill('WELCOME10');
  await apply(page).click();
  await expect(summary(page).getByText('-€5.90')).toBeVisible();
  const reply = await hold(page, FORMS, { which: isForm, times: 1 });
  await express(page).check();
  await reply.asked;
  await summary(page).getByRole('button', { name: 'Remove code' }).click();
  reply.release();
  await expect(summary(page).getByText('-€5.90')).toBeHidden();
  await expect(apply(page)).toBeVisible();
});

test('a reply takes nobody away from where they type, nor moves the caret', async ({ page }) => {
  await begin(page);
  await alive(page);
  await fillIn(page);
  for (const [label, before, after] of [
    ['Last name', 'Home', 'xQuastenflosser'],
    ['E-mail', 'End', `${SHOPPER['E-mail']}x`],
  ]) {
    const reply = await hold(page, FORMS, { which: isForm, times: 1 });
    await code(page).fill(label);
    await apply(page).click();
    await reply.asked;
    await page.getByLabel(label).focus();
    await page.keyboard.press(before);
    reply.release();
    await expect(summary(page).getByText('We do not know this code.')).toBeVisible();
    await page.keyboard.type('x');
    await expect(page.getByLabel(label)).toHaveValue(after);
    await code(page).fill('');
    await apply(page).click();
    await expect(summary(page).getByText('We do not know this code.')).toBeHidden();
  }
});

test('an order that was wanted while the line broke is placed once it is back', async ({ page, context }) => {
  await begin(page);
  await alive(page);
  await fillIn(page);
  const reply = await hold(page, FORMS, { which: isForm, times: 1, then: (route) => route.abort('internetdisconnected') });
  await apply(page).click();
  await reply.asked;
  await payButton(page).click();
  await context.setOffline(true);
  reply.release();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline' })).toBeVisible();
  await context.setOffline(false);
  await orderNumber(page);
});

test('a page that waits for its payment goes on asking though nobody answered once', async ({ page }) => {
  await begin(page);
  await alive(page);
  await fillIn(page);
  // Paid, and as if the bank were still thinking.
  const { pathname } = new URL(page.url());
  const token = await page.locator('[name=form_token]').first().inputValue();
  const waiting = `<title>Checkout</title><main data-checkout="" data-t-offline="Nobody answers."><h1>One moment</h1>
    <form method="post" action="${pathname}/refresh" data-poll=""><input type="hidden" name="form_token" value="${token}"></form></main>`;
  let answers = false;
  await page.route(FORMS, async (route) => {
    if (!isForm(route.request())) return route.fallback();
    if (!route.request().url().endsWith('/refresh')) {
      await route.fetch();
      return route.fulfill({ contentType: 'text/html', body: waiting });
    }
    return answers ? route.continue() : route.abort('connectionrefused');
  });
  await payButton(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody answers.' })).toBeVisible();
  answers = true;
  await orderNumber(page);
});
