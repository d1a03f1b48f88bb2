// A page that embeds a post and keeps everything it can get hold of learns nothing that the shopper typed.
import { CARDS, SHOPPER, fillIn, orderNumber, payButton, started } from '../support/checkout.js';
import { embedded } from '../support/messages.js';
import { add, bag, goToCheckout } from '../support/post.js';
import { expect, test } from '../support/test.js';
import { SERVER, agent, writing } from '../support/addresses.js';

// The page names the test cards itself, with blanks; typed ones travel without.
const TYPED = [...Object.values(SHOPPER), '4242424242424242', '4000000000000002', '11/37'];

/** What was typed and stands, as a word of its own, in a text that the page can read. */
const found = (text) => TYPED.filter((typed) => new RegExp(`(?<![\\w-])${typed}(?![\\w-])`, 'i').test(text));

test('the page cannot read what the shopper typed', async ({ page, heard, browser }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  const replies = [];
  page.on('response', async (response) => {
    if (response.frame() === page.mainFrame() && response.url().includes('/ucp/')) replies.push(await response.text().catch(() => ''));
  });
  const checkout = await goToCheckout(page);
  await started(heard);
  await fillIn(checkout, CARDS.declined);
  await payButton(checkout).click();
  await expect(checkout.getByRole('alert')).toBeVisible();

  const { id, continue_url } = embedded(heard).find(({ method }) => method === 'ec.start').params.checkout;
  // What the page holds now: the id, the address, its own storage, and no cookie of the shop.
  const stranger = await browser.newContext();
  const learn = async () => {
    const asked = [
      await stranger.request.get(`${SERVER}/ucp/v1/checkout-sessions/${id}`, { headers: agent() }),
      await stranger.request.get(continue_url),
      await stranger.request.get(`${SERVER}/checkout/${id}`),
      await stranger.request.post(`${SERVER}/checkout/${id}`, { form: { step: 'refresh' } }),
      await stranger.request.put(`${SERVER}/ucp/v1/checkout-sessions/${id}`, { headers: writing(), data: { line_items: [] } }),
      await stranger.request.post(`${SERVER}/ucp/v1/checkout-sessions/${id}/complete`, { headers: writing(), data: { payment: { instruments: [] } } }),
    ];
    return Promise.all(asked.map((reply) => reply.text()));
  };
  const before = await learn();
  await fillIn(checkout);
  await payButton(checkout).click();
  await orderNumber(bag(page));
  const after = await learn();
  const order = embedded(heard).findLast(({ method }) => method === 'ec.complete').params.checkout.order;
  const unkeyed = await stranger.request.get(`${SERVER}/ucp/v1/orders/${order.id}`, { headers: agent() });
  expect(unkeyed.status()).toBe(401);
  const status = await stranger.request.get(order.permalink_url);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  const seen = await page.evaluate(() => document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: [...document.querySelectorAll('*')].flatMap((el) => el.shadowRoot ?? []) }));

  for (const text of [...before, ...after, ...replies, JSON.stringify(heard), await unkeyed.text(), await status.text(), stored, seen]) expect(found(text), text).toEqual([]);
  await stranger.close();
});

test('another page cannot frame a checkout that was begun here', async ({ page, heard, context }) => {
  await page.goto('/examples/one-tag.html');
  const id = await page.evaluate(async (server) => {
    const post = (path, body) => fetch(server + path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'UCP-Agent': `profile="${server}/ucp/platform.json"` }, body: JSON.stringify(body) }).then((reply) => reply.json());
    const line_items = [{ item: { id: 'stone-vase' }, quantity: 1 }];
    return (await post('/ucp/v1/checkout-sessions', { line_items })).id;
  }, SERVER);
  const other = await context.newPage();
  await other.route('http://other.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${SERVER}/checkout/${id}?ec_version=2026-04-08"></iframe>` }));
  const refused = other.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await other.goto('http://other.example/');
  await refused;
  expect(heard).toEqual([]);
});
