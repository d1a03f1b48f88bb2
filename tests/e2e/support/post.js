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

/**
 * Keeps what a post tells the shopper in passing, as a screen reader would say it; the post itself takes it away after a while.
 * To be called once the post is there and before it has anything to tell. Returns a function that gives all that was told, in order.
 */
export async function listenIn(page) {
  const status = page.locator('[role=status][data-status]');
  await status.evaluate((status) => {
    status.told = [];
    new MutationObserver(() => status.textContent && status.told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  return () => status.evaluate(({ told }) => told);
}
