// Our page shows a checkout that does not behave: it gives up, or would follow the wrong colours.
import { SERVER } from '../support/addresses.js';
import { payButton } from '../support/checkout.js';
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
