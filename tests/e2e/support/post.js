// A post as a person finds its parts. `where` is a page, a frame or any part of one.
import { expect } from '@playwright/test';

/** The hotspot of a product. Its name goes on with the price; the product in the list below has no comma. */
export const hotspot = (where, title) => where.getByRole('button', { name: new RegExp(`^${title}, `) });

/** The card of a product. */
export const card = (where, title) => where.getByRole('dialog', { name: title, exact: true });

/** The button that opens the bag. */
export const bagButton = (where, name = 'Bag') => where.getByRole('button', { name: new RegExp(`^${name}`) });

/** The bag, when it is open. */
export const bag = (where, name = 'Bag') => where.getByRole('dialog', { name, exact: true });

/** The checkout inside the bag's dialog. */
export const checkoutFrame = (where) => bag(where).frameLocator('iframe');

/** Opens the card of a product, which the post may give a label of its own, and puts it into the bag as it is, then closes the card. */
export async function add(page, label, title = label) {
  await hotspot(page, label).click();
  await card(page, title).getByRole('button', { name: 'Add to bag' }).click();
  await expect(card(page, title).getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** How many pieces are in the bag, as the page's own scripts read it. */
export const pieces = (page) => page.evaluate(() => window.spotlet.bag.count);

/** Opens the bag and goes to the checkout; returns its frame. */
export async function goToCheckout(page) {
  await bagButton(page).click();
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  return checkoutFrame(page);
}

/** What the post tells the shopper in passing. */
export const said = (where, text) => where.getByRole('status').filter({ hasText: text });
