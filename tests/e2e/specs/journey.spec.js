// From one script tag on somebody else's page to an order in the shop.
import { expect, test } from '../support/test.js';
import { CARDS, fillIn, orderNumber, payButton, payWith } from '../support/checkout.js';
import { embedded, methods } from '../support/messages.js';
import { bag, bagButton, card, checkoutFrame, hotspot } from '../support/post.js';
import { SERVER, agent } from '../support/addresses.js';
import { addPlatform, withFreshServer } from '../support/server.js';

/** Opens the blog, puts an oatmeal throw into the bag and goes to the checkout. */
async function toTheCheckout(page, press) {
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Wool Throw with Fringe'));
  const product = card(page, 'Wool Throw with Fringe');
  await expect(product).toBeVisible();
  await product.getByRole('radio', { name: 'Oatmeal' }).check({ force: true });
  await press(product.getByRole('button', { name: 'Add to bag' }));
  await expect(product.getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(bagButton(page));
  await expect(bag(page)).toContainText('Oatmeal');
  await press(bag(page).getByRole('button', { name: 'Checkout' }));
  return checkoutFrame(page);
}

test('a shopper buys in the post', async ({ page, press, request, heard }) => {
  await page.addInitScript(() => {
    window.purchases = [];
    addEventListener('spotlet:purchase', ({ detail }) => window.purchases.push(detail));
  });

  const checkout = await toTheCheckout(page, press);
  await expect(checkout.getByText('Test payment, no money moves')).toBeVisible();
  await fillIn(checkout);
  await checkout.getByRole('radio', { name: /Express/ }).check();
  await expect(checkout.getByText('€111.90').first()).toBeVisible();
  await press(payButton(checkout));

  await expect(page.getByText('Thank you. Your order is placed.')).toBeVisible();
  const number = await orderNumber(bag(page));
  const { checkout: completed } = embedded(heard).findLast(({ method }) => method === 'ec.complete').params;
  expect(completed).toMatchObject({ status: 'completed', order: { label: number } });
  const [purchase] = await page.evaluate(() => window.purchases);
  expect(purchase).toMatchObject({ currency: 'EUR', post: 'autumn-living-room', creator: 'mara', items: [{ item_variant: 'wool-throw-oatmeal', quantity: 1, price: 99 }] });

  // A platform finds the order, and so it does after a restart.
  const key = { 'X-API-Key': addPlatform() };
  const found = async (server) => (await request.get(`${server}/ucp/v1/orders/${completed.order.id}`, { headers: { ...agent(server), ...key } })).json();
  const order = { id: completed.order.id, label: number, checkout_id: completed.id };
  expect(await found(SERVER)).toMatchObject(order);
  expect(await withFreshServer(found)).toMatchObject(order);
  await press(bag(page).getByRole('button', { name: 'Keep looking' }));
  await expect(hotspot(page, 'Wool Throw with Fringe')).toBeVisible();
});

test('a declined card can be followed by a good one', async ({ page, press }) => {
  const checkout = await toTheCheckout(page, press);
  await fillIn(checkout, CARDS.declined);
  await press(payButton(checkout));
  await expect(checkout.getByRole('alert')).toBeVisible();
  await payWith(checkout, CARDS.good);
  await press(payButton(checkout));
  await orderNumber(bag(page));
});

test('a bank that asks is answered', async ({ page, press, heard }) => {
  const checkout = await toTheCheckout(page, press);
  await fillIn(checkout, CARDS.challenged);
  await press(payButton(checkout));
  await expect(checkout.getByRole('heading', { name: 'Confirm with your bank' })).toBeVisible();
  expect(methods(heard)).not.toContain('ec.complete');
  await press(checkout.getByRole('button', { name: 'Approve payment' }));
  await orderNumber(bag(page));
});

test('a pointer that rests on the button is not what lies over it', async ({ page, press }) => {
  const pay = payButton(await toTheCheckout(page, press));
  await pay.hover();
  // The browser's own verdict, as the page asks for it: it counts any transparency as something in between.
  const verdict = await pay.evaluate(
    (button) =>
      new Promise((resolve) => {
        const settled = button.getAnimations().map(({ finished }) => finished);
        const look = () => new IntersectionObserver(([entry]) => resolve(entry.isVisible), { trackVisibility: true, delay: 100 }).observe(button);
        Promise.all(settled).then(look);
      }),
  );
  expect(verdict).toBe(true);
});

test('a mistake is told beside its field, and the rest stays', async ({ page, press }) => {
  const checkout = await toTheCheckout(page, press);
  await fillIn(checkout);
  await checkout.getByLabel('E-mail').fill('wilhelmine');
  await press(payButton(checkout));
  await expect(checkout.getByRole('alert')).toHaveText('Please check the marked fields.');
  await expect(checkout.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await expect(checkout.getByLabel('First name')).toHaveValue('Wilhelmine');
  await expect(checkout.getByLabel('Card number')).toHaveValue('');
});
