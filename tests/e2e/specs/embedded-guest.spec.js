// Around the checkout are others than our own well-behaved pages: a checkout that gives up, other colours, an app.
import { SERVER } from '../support/addresses.js';
import { SHOPPER, fillIn, orderNumber, payButton } from '../support/checkout.js';
import { begin } from '../support/host.js';
import { judge } from '../support/messages.js';
import { add, bag, bagButton, goToCheckout } from '../support/post.js';
import { expect, test } from '../support/test.js';

const onward = (page) => bag(page).getByRole('link', { name: 'Continue to checkout' });

/** Opens the bag's checkout, whose page is this script in place of ours. */
async function open(page, script) {
  await page.route(`${SERVER}/checkout/**`, (route) => route.fulfill({ contentType: 'text/html', body: `<title>Checkout</title><script>${script}</script>` }));
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await bagButton(page).click();
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
}

test('a checkout that gives up is taken away, and the shopper led where it says', async ({ page }) => {
  const why = {
    ucp: { version: '2026-04-08', status: 'error' },
    messages: [{ type: 'error', code: 'not_supported_error', content: 'Not today.', severity: 'unrecoverable' }],
    continue_url: `${SERVER}/buy/stone-vase:1`,
  };
  // The prose wants its parts as the parameters, the schema wants them in `error`.
  const error = { jsonrpc: '2.0', method: 'ec.error', params: { ...why, error: why } };
  await open(page, `parent.postMessage(${JSON.stringify(error)}, '*')`);
  await expect(onward(page)).toHaveAttribute('href', `${SERVER}/buy/stone-vase:1`);
  await expect(bag(page).locator('iframe')).toHaveCount(0);
});

test('the checkout wears the colours of the page around it, not of the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  const checkout = await goToCheckout(page);
  await expect(payButton(checkout)).toBeVisible();
  const src = await bag(page).locator('iframe').getAttribute('src');
  for (const scheme of ['light', 'dark']) {
    const address = new URL(src);
    address.searchParams.set('ec_color_scheme', scheme);
    await page.emulateMedia({ colorScheme: scheme === 'light' ? 'dark' : 'light' });
    await page.goto(address.href);
    await expect(page.getByRole('main')).toHaveCSS('color-scheme', scheme);
  }
});

for (const when of ['at once', 'later']) {
  test(`an app that shows the checkout by itself and answers ${when} hears of it in JSON, and links stay links`, async ({ page, request }) => {
    const { continue_url } = await begin(request, {});
    const said = [];
    await page.exposeFunction('said', (text) => said.push(JSON.parse(text)));
    await page.addInitScript((when) => {
      window.EmbeddedCheckoutProtocolConsumer = {
        postMessage(text) {
          window.said(text);
          const { id, method } = JSON.parse(text);
          const answer = { jsonrpc: '2.0', id, result: { ucp: { version: '2026-04-08', status: 'success' } } };
          const reply = () => window.EmbeddedCheckoutProtocol.postMessage(JSON.stringify(answer));
          if (method === 'ec.ready') when === 'at once' ? reply() : setTimeout(reply);
        },
      };
    }, when);
    const told = () => said.map(({ method }) => method);
    await page.goto(`${continue_url}?ec_version=2026-04-08&ec_delegate=window.open,payment.credential`);
    await expect.poll(told).toContain('ec.start');
    await fillIn(page);
    await payButton(page).click();
    await orderNumber(page);
    await expect.poll(told).toContain('ec.complete');
    expect(judge(said)).toEqual([]);
    expect(said[0]).toMatchObject({ method: 'ec.ready', params: { delegate: [] } });
    expect(said[1].method).toBe('ec.start');
    for (const typed of Object.values(SHOPPER)) expect(JSON.stringify(said)).not.toContain(`"${typed}"`);
    await expect(page.getByRole('link', { name: 'View your order' })).not.toHaveAttribute('target');
  });
}
