// The checkout page as a shopper fills it in.
import { expect } from '@playwright/test';
import { methods } from './messages.js';

/** Somebody who buys. Each value is unlike anything a page could say by itself, so that a leak is found by searching for it. */
export const SHOPPER = {
  'First name': 'Wilhelmine',
  'Last name': 'Quastenflosser',
  'Street and house number': 'Zwetschgenpfad 83b',
  'Postal code': '21614',
  City: 'Buxtehude',
  'E-mail': 'wilhelmine.quastenflosser@example.com',
};

export const CARDS = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  challenged: '4000 0027 6000 3184',
};

/** Fills the one form. `checkout` is a page or a frame. */
export async function fillIn(checkout, card = CARDS.good) {
  for (const [label, value] of Object.entries(SHOPPER)) await checkout.getByLabel(label).fill(value);
  await payWith(checkout, card);
}

/** Fills the card alone: a page never shows one again. */
export async function payWith(checkout, card) {
  await checkout.getByLabel('Card number').fill(card);
  await checkout.getByLabel('Expiry').fill('11/37');
  await checkout.getByLabel('Security code').fill('971');
}

/** Waits until the page's own script is there: it answers a change by itself. What was chosen before stays. */
export async function alive(page) {
  const total = page.locator('[data-total]');
  const before = await total.textContent();
  for (const service of [/Express/, /Standard/]) {
    const seen = await total.textContent();
    await page.getByRole('radio', { name: service }).check();
    await expect(total).not.toHaveText(seen);
  }
  await expect(total).toHaveText(before);
}

/** Waits until the script of a checkout in a frame is there: what is done before goes by plain forms, of which the page around hears nothing. */
export const started = (heard) => expect.poll(() => methods(heard)).toContain('ec.start');

export const payButton = (checkout) => checkout.getByRole('button', { name: 'Pay now' });

/** The order number that a confirmation shows. */
export async function orderNumber(where) {
  const number = where.getByText(/\bSP-\w+-\w+\b/).first();
  await expect(number).toBeVisible();
  return /\bSP-\w+-\w+\b/.exec(await number.textContent())[0];
}
