// The checkout page as a shopper fills it in.
import { expect } from '@playwright/test';

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

export const payButton = (checkout) => checkout.getByRole('button', { name: 'Pay now' });

/** The order number that a confirmation shows. */
export async function orderNumber(where) {
  const number = where.getByText(/\bSP-\w+-\w+\b/).first();
  await expect(number).toBeVisible();
  return /\bSP-\w+-\w+\b/.exec(await number.textContent())[0];
}
