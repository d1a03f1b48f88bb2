// Somebody else's page shows a checkout: what it is asked for, what it hears, and what it never learns.
import { HOST, SERVER } from '../support/addresses.js';
import { CARDS, SHOPPER, fillIn, payButton, started } from '../support/checkout.js';
import { DELEGATIONS, begin, embed, embedToken } from '../support/host.js';
import { embedded, methods } from '../support/messages.js';
import { add, bag, bagButton } from '../support/post.js';
import { addPlatform } from '../support/server.js';
import { expect, test } from '../support/test.js';

const address = {
  id: 'home', first_name: 'Ottilie', last_name: 'Wandelröschen', street_address: 'Am Weiher 7', postal_code: '10119', address_locality: 'Berlin', address_country: 'DE',
};
const instrument = { id: 'visa', handler_id: 'test', type: 'card', selected: true, display: { description: 'Visa •••• 1111' } };
const paid = { ...instrument, credential: { type: 'token', token: 'tok_success' } };
const answers = {
  'ec.fulfillment.address_change_request': { checkout: { fulfillment: { methods: [{ id: 'shipping', type: 'shipping', line_item_ids: [], selected_destination_id: 'home', destinations: [address] }] } } },
  'ec.payment.instruments_change_request': { checkout: { payment: { instruments: [instrument] } } },
  'ec.payment.credential_request': { checkout: { payment: { instruments: [paid] } } },
  'ec.window.open_request': {},
};
const accepted = (heard) => embedded(heard).find(({ method }) => method === 'ec.ready')?.params.delegate;

test('an authorised host gives the address and the payment', async ({ page, heard, request }) => {
  const key = addPlatform();
  const { id, continue_url } = await begin(request, { 'X-API-Key': key });
  const checkout = await embed(page, continue_url, { auth: await embedToken(request, key, id), answers });
  await expect(checkout.getByRole('button', { name: 'Choose address' })).toBeVisible();
  expect(accepted(heard)).toEqual(DELEGATIONS);
  for (const label of ['First name', 'Card number']) await expect(checkout.getByLabel(label)).toBeHidden();

  await checkout.getByRole('button', { name: 'Choose address' }).click();
  await expect(checkout.getByText('Ottilie Wandelröschen, Am Weiher 7, 10119 Berlin')).toBeVisible();
  await checkout.getByRole('button', { name: 'Choose payment' }).click();
  await expect(checkout.getByText('Visa •••• 1111')).toBeVisible();
  await checkout.getByLabel('E-mail').fill(SHOPPER['E-mail']);
  await payButton(checkout).click();
  await expect.poll(() => methods(heard)).toContain('ec.complete');

  for (const method of ['ec.start', 'ec.fulfillment.change', 'ec.buyer.change', 'ec.payment.change']) expect(methods(heard)).toContain(method);
  const told = JSON.stringify(embedded(heard).filter(({ method }) => method));
  for (const secret of [SHOPPER['E-mail'], 'tok_success']) expect(told).not.toContain(secret);
});

test('a host that does not do what it asked for gets our own fields', async ({ page, request }) => {
  const key = addPlatform();
  const { id, continue_url } = await begin(request, { 'X-API-Key': key });
  const checkout = await embed(page, continue_url, { auth: await embedToken(request, key, id) });
  await checkout.getByRole('button', { name: 'Choose address' }).click();
  await expect(checkout.getByRole('alert')).toContainText('Please fill in the fields');
  await expect(checkout.getByLabel('First name')).toBeVisible();
  await expect(checkout.getByLabel('Card number')).toBeHidden();
  await payButton(checkout).click();
  await expect(checkout.getByLabel('Card number')).toBeVisible();
});

test('a host without a token is asked for nothing and hears nothing that was typed', async ({ page, heard, request }) => {
  const { continue_url } = await begin(request, { Origin: HOST });
  const checkout = await embed(page, continue_url, { answers });
  await started(heard);
  await fillIn(checkout, CARDS.good);
  await payButton(checkout).click();
  await expect.poll(() => methods(heard)).toContain('ec.complete');
  expect(accepted(heard)).toEqual(['window.open']);
  expect(methods(heard).filter((method) => method?.endsWith('_request'))).toEqual([]);
  for (const method of ['ec.buyer.change', 'ec.fulfillment.change', 'ec.payment.change']) expect(methods(heard)).toContain(method);
  const told = JSON.stringify(heard);
  for (const typed of [...Object.values(SHOPPER), '4242424242424242']) expect(told).not.toContain(`"${typed}"`);
});

test('another release is refused in words of the protocol', async ({ page, heard, request }) => {
  const { continue_url } = await begin(request, { Origin: HOST });
  await embed(page, continue_url, { version: '2020-01-01' });
  await expect.poll(() => methods(heard)).toEqual(['ec.error']);
  const { params } = embedded(heard)[0];
  expect(params.messages[0]).toMatchObject({ code: 'version_unsupported', severity: 'unrecoverable' });
  expect(params.continue_url).toBe(continue_url);
});

test('a checkout that nobody may frame goes on in the same tab', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  // Something on the way takes the origin from the request: the server does not know who may show the checkout.
  await page.route(`${SERVER}/ucp/v1/checkout-sessions`, async (route) => {
    const { origin, ...headers } = await route.request().allHeaders();
    const response = await route.fetch({ headers });
    const { ucp } = await response.json();
    expect(ucp.services).toBeUndefined();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': origin } });
  });
  await bagButton(page).click();
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  await page.waitForURL(`${SERVER}/checkout/*`);
  await expect(payButton(page)).toBeVisible();
});
