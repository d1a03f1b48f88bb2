// What real pages do to a post.
import { HOST, SERVER } from '../support/addresses.js';
import { LOADER, openBlogPage, post } from '../support/blog.js';
import { add, bag, bagButton, card, goToCheckout, hotspot, listenIn } from '../support/post.js';
import { payButton, started } from '../support/checkout.js';
import { expect, test } from '../support/test.js';

test('markup that the page altered still comes alive', async ({ page, request }) => {
  // What minifiers, WordPress' wpautop and page translation do.
  const fragment = await (await request.get(`${SERVER}/p/slow-coffee/fragment`)).text();
  const altered = fragment
    .replace(/<!--.*?-->/gs, '')
    .replaceAll('</button>', '</button><p></p>')
    .replaceAll('Coffee Tin', '<font><font>Boîte à café</font></font>')
    .replace(/>\s+</g, '><');
  await openBlogPage(page, { head: LOADER, body: `<spotlet-post post="slow-coffee">${altered}</spotlet-post>` });
  await page.getByRole('button', { name: /Pour-over Set/ }).first().click();
  await card(page, 'Pour-over Set').getByRole('button', { name: 'Add to bag' }).click();
  await expect(card(page, 'Pour-over Set').getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
  await bagButton(page).click();
  await expect(bag(page)).toContainText('Pour-over Set');
});

test('an element can go, come back and show another post', async ({ page }) => {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/examples/single-page.html');
  await add(page, 'Garden Shears');
  await page.getByRole('button', { name: 'Remove or put back' }).click();
  await expect(hotspot(page, 'Garden Shears')).toBeHidden();
  await page.getByRole('button', { name: 'Remove or put back' }).click();
  await add(page, 'Watering Can');
  await page.getByRole('button', { name: 'Change the post' }).click();
  await add(page, 'Wall Clock');
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem')).toHaveCount(3);
  expect(errors).toEqual([]);
});

test('a strict policy with trusted types is enough', async ({ page, heard }) => {
  const refused = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto('/examples/strict-csp.html');
  await add(page, 'Watering Can');
  const checkout = await goToCheckout(page);
  await expect(payButton(checkout)).toBeVisible();
  await started(heard);
  expect(refused).toEqual([]);
});

test('a page that refuses our trusted types policy gets the frame', async ({ page }) => {
  const policy = `require-trusted-types-for 'script'; trusted-types someone-else`;
  await openBlogPage(page, { head: LOADER, body: post('garden-bench'), headers: { 'Content-Security-Policy': policy } });
  await expect(hotspot(page.frameLocator('iframe'), 'Garden Shears')).toBeVisible();
});

test('the keyboard alone is enough', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await hotspot(page, 'Stoneware Vase').focus();
  await page.keyboard.press('Enter');
  const product = card(page, 'Stoneware Vase');
  await expect(product).toBeVisible();
  const addButton = product.getByRole('button', { name: 'Add to bag' });
  for (let presses = 0; presses < 5 && !(await addButton.evaluate((el) => el.matches(':focus'))); presses++) await page.keyboard.press('Tab');
  await expect(addButton).toBeFocused();
  const told = await listenIn(page);
  await page.keyboard.press('Enter');
  await expect.poll(told).toContain('Added to your bag');
  await page.keyboard.press('Escape');
  await expect(product).toBeHidden();
  await expect(hotspot(page, 'Stoneware Vase')).toBeFocused();

  await bagButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(bag(page)).toBeVisible();
  await expect(bag(page)).toContainText('Stoneware Vase');
  await page.keyboard.press('Escape');
  await expect(bag(page)).toBeHidden();
  await expect(bagButton(page)).toBeFocused();
});

test('the page says the language', async ({ page }) => {
  await page.goto('/examples/german.html');
  await hotspot(page, 'Loungesessel Oliv').click();
  const product = card(page, 'Loungesessel');
  await expect(product).toContainText(/649,00\s€/);
  const told = await listenIn(page);
  await product.getByRole('button', { name: 'In den Warenkorb' }).click();
  await expect(product.getByText('Liegt im Warenkorb')).toBeVisible();
  await expect.poll(told).toContain('Liegt im Warenkorb');
  await page.keyboard.press('Escape');
  await bagButton(page, 'Warenkorb').click();
  await bag(page, 'Warenkorb').getByRole('button', { name: 'Zur Kasse' }).click();
  await expect(bag(page, 'Warenkorb').frameLocator('iframe').getByRole('button', { name: 'Zahlungspflichtig bestellen' })).toBeVisible();
});

test('the bag outlives a reload', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await page.reload();
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem')).toHaveCount(1);
  await bag(page).getByRole('button', { name: 'Remove' }).click();
  await expect(bag(page)).toContainText('Your bag is empty');
});

test('being offline is told, and nothing is lost', async ({ page, context }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await context.setOffline(true);
  await hotspot(page, 'Wool Throw with Fringe').click();
  const product = card(page, 'Wool Throw with Fringe');
  const told = await listenIn(page);
  await product.getByRole('button', { name: 'Add to bag' }).click();
  await expect(product.getByText('You are offline')).toBeVisible();
  await expect.poll(told).toContainEqual(expect.stringContaining('You are offline'));
  await context.setOffline(false);
  await product.getByRole('button', { name: 'Add to bag' }).click();
  await expect(product.getByText('Added to your bag')).toBeVisible();
  await expect.poll(told).toContain('Added to your bag');
  await page.keyboard.press('Escape');
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem')).toHaveCount(2);
});

test('a wrong attribute is told once and ignored', async ({ page }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await openBlogPage(page, { head: LOADER, body: post('garden-bench', 'theme="light" checkout="popup" colour="red"') + post('quiet-desk', 'checkout="popup"') });
  await expect(hotspot(page, 'Garden Shears')).toBeVisible();
  await expect(hotspot(page, 'Wall Clock')).toBeVisible();
  expect(warnings.sort()).toEqual(['spotlet: ignored checkout popup', 'spotlet: ignored colour red']);
});

test('a shop with its own cart takes over', async ({ page }) => {
  await page.goto('/examples/own-cart.html');
  await hotspot(page, 'Wall Clock').click();
  await card(page, 'Wall Clock').getByRole('button', { name: 'Add to bag' }).click();
  await expect(page.getByRole('list', { name: 'Our own cart' })).toContainText('1 × Wall Clock');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('checkout="page" goes there in the same tab', async ({ page }) => {
  await openBlogPage(page, { head: LOADER, body: post('garden-bench', 'checkout="page"') });
  await add(page, 'Garden Shears');
  await goToCheckout(page);
  await expect(page).toHaveURL(new RegExp(`^${SERVER}/checkout/`));
  await expect(payButton(page)).toBeVisible();
});

test('a checkout that does not answer offers the same tab', async ({ page }) => {
  await page.clock.install();
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await page.route(`${SERVER}/checkout/**`, (route) => route.abort());
  await goToCheckout(page);
  await expect(bag(page).locator('iframe')).toBeAttached();
  await page.clock.fastForward(8_000);
  await expect(bag(page).getByRole('link', { name: 'Continue to checkout' })).toHaveAttribute('target', '_top');
});

test('the blog is another origin', () => expect(new URL(HOST).origin).not.toBe(new URL(SERVER).origin));
