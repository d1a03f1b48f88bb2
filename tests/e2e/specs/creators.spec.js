// Creators: their pages, advertising by its name, and what they earn from a shared link to the statement.
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { add, bag, card, goToCheckout } from '../support/post.js';
import { creatorLink, statement } from '../support/server.js';
import { expect, test } from '../support/test.js';

/** Buys what is in the bag of the page; answers the order's number. */
async function buy(page) {
  const checkout = await goToCheckout(page);
  await fillIn(checkout);
  await payButton(checkout).click();
  return orderNumber(bag(page));
}

test('a creator has a page that leads to their posts', async ({ page }) => {
  await page.goto(`${SERVER}/c/mara`);
  await expect(page.getByRole('heading', { name: 'Mara', level: 1 })).toBeVisible();
  await expect(page.getByText('Mara furnishes slowly.', { exact: false })).toBeVisible();
  const posts = page.getByRole('region', { name: 'Posts' });
  await expect(posts.getByRole('listitem')).not.toHaveCount(0);
  await posts.getByRole('link', { name: /Autumn living room/ }).click();
  await expect(page).toHaveURL(new RegExp(`^${SERVER}/p/autumn-living-room`));
  await page.getByRole('link', { name: 'Mara' }).first().click();
  await expect(page).toHaveURL(new RegExp(`^${SERVER}/c/mara`));
  expect((await page.request.get(`${SERVER}/c/nobody-here`)).status()).toBe(404);
});

test('advertising says so in the word of the market, on the post and wherever it is listed', async ({ page }) => {
  for (const [country, word, lang] of [['DE', 'Anzeige', 'de'], ['AT', 'Werbung', 'de'], ['US', 'Ad', 'en']]) {
    for (const path of ['/p/quiet-desk', '/c/jonas']) {
      await page.goto(`${SERVER}${path}?locale=en&country=${country}`);
      const label = page.getByText(word, { exact: true }).first();
      await expect(label, `${path} in ${country}`).toBeVisible();
      await expect(label).toHaveAttribute('lang', lang);
    }
  }
  await page.goto(`${SERVER}/p/autumn-living-room?locale=en&country=DE`);
  await expect(page.getByRole('article')).toBeVisible();
  await expect(page.getByText('Anzeige', { exact: true })).toHaveCount(0);
});

test('what is bought through a creator’s link is theirs', async ({ page, context }) => {
  // Mara's post, shared by Jonas.
  await page.goto(creatorLink('garden-bench', '--creator', 'jonas', '--hotspot', 'pot'));
  const pot = card(page, 'Terracotta Pot');
  await expect(pot, 'the link opens the very product').toBeVisible();
  await pot.getByRole('button', { name: 'Add to bag' }).click();
  await expect(pot.getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await context.cookies(), 'nobody is followed').toEqual([]);
  // The next day, without the link: the bag knows.
  await page.goto(`${SERVER}/p/quiet-desk`);
  const order = await buy(page);
  expect(statement('jonas')).toMatch(new RegExp(`${order} +commission +\\d+ EUR +at 10\\.00 %`));
  expect(statement('mara')).not.toContain(order);
});

test('the last creator somebody came by earns, where the brand wants it so', async ({ page }) => {
  await page.goto(creatorLink('quiet-desk', '--creator', 'jonas', '--hotspot', 'clock'));
  const clock = card(page, 'Wall Clock');
  await clock.getByRole('button', { name: 'Add to bag' }).click();
  await expect(clock.getByText('Added to your bag')).toBeVisible();
  await page.goto(creatorLink('garden-bench', '--creator', 'mara'));
  await add(page, 'Terracotta Pot');
  const order = await buy(page);
  expect(statement('mara')).toContain(order);
  expect(statement('jonas')).not.toContain(order);
});
