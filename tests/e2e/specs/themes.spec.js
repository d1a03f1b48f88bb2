// A brand's theme, by its name, on a page of somebody else: in all forms of the embed.
import { HOST } from '../support/addresses.js';
import { fillIn, payButton } from '../support/checkout.js';
import { add, bag, bagButton, card, goToCheckout, hotspot } from '../support/post.js';
import { begin, demo, freshShop } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const POST = 'autumn-living-room';
// As the post labels it, not as the product is titled.
const CHAIR = 'Lounge Chair Olive';
const WINE = 'rgb(122, 31, 61)';

/** An owner makes a theme of this name. */
async function brand(page, press, { origin, link }) {
  await begin(page, link);
  await page.goto(`${origin}/studio/brand/themes`);
  await page.getByLabel('Name', { exact: true }).fill('Noir');
  await press(page.getByRole('button', { name: 'Make the theme' }));
  await page.getByLabel('Accent, Light', { exact: true }).fill('#7a1f3d');
  await page.getByLabel('Fonts').fill('Didot, serif');
  await press(page.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('It is saved.')).toBeVisible();
}

async function blog(page, name, body, headers = {}) {
  const address = `${HOST}/${name}.html`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title><body><h1>A blog</h1>${body}</body></html>`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: html }));
  await page.goto(address);
}

const addButton = (where) => card(where, 'Lounge Chair').getByRole('button', { name: 'Add to bag' });

const FORMS = {
  script: (origin) => `<script async src="${origin}/p/${POST}.js" data-theme="noir"></script>`,
  element: (origin) => `<script async src="${origin}/v1/spotlet.js"></script><spotlet-post post="${POST}" theme="noir"></spotlet-post>`,
  frame: (origin) => `<iframe src="${origin}/p/${POST}/frame?theme=noir" title="Post" width="800" height="900"></iframe>`,
};

test('a post on a blog wears the theme it names, and so do checkout and order', async ({ page, press, context }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'light' });
  await freshShop(async (shop) => {
    await brand(page, press, shop);
    for (const [name, body] of Object.entries(FORMS)) {
      await blog(page, name, body(shop.origin));
      const where = name === 'frame' ? page.frameLocator('iframe') : page;
      await press(hotspot(where, CHAIR));
      await expect(addButton(where), name).toHaveCSS('background-color', WINE);
      await expect(addButton(where), name).toHaveCSS('font-family', /Didot/);
    }

    await blog(page, 'checkout', FORMS.element(shop.origin));
    await add(page, CHAIR, 'Lounge Chair');
    const checkout = await goToCheckout(page);
    await fillIn(checkout);
    await expect(payButton(checkout)).toHaveCSS('background-color', WINE);
    await press(payButton(checkout));
    const link = checkout.getByRole('link', { name: 'View your order' });
    await expect(link).toHaveCSS('background-color', WINE);
    const [order] = await Promise.all([context.waitForEvent('page'), press(link)]);
    await expect(order.getByRole('link', { name: /invoice/i }).first()).toHaveCSS('font-family', /Didot/);
    await order.close();

    // In the same tab.
    const attributes = 'theme="noir" checkout="page"';
    await blog(page, 'page', FORMS.element(shop.origin).replace('theme="noir"', attributes));
    await add(page, CHAIR, 'Lounge Chair');
    await bagButton(page).click();
    await press(bag(page).getByRole('button', { name: 'Checkout' }));
    await page.waitForURL(`${shop.origin}/checkout/**`);
    await expect(payButton(page)).toHaveCSS('background-color', WINE);

    // Where the page refuses our policy, and the post comes as a frame.
    const policy = "require-trusted-types-for 'script'; trusted-types someone-else";
    await blog(page, 'strict', FORMS.element(shop.origin), { 'Content-Security-Policy': policy });
    const strict = page.frameLocator('iframe');
    await press(hotspot(strict, CHAIR));
    await expect(addButton(strict)).toHaveCSS('background-color', WINE);

    // A bag button on a page without a post.
    await blog(page, 'bag', `<script async src="${shop.origin}/v1/spotlet.js"></script><spotlet-bag theme="noir"></spotlet-bag>`);
    await press(bagButton(page));
    await expect(bag(page)).toHaveCSS('font-family', /Didot/);
  }, ['products.json', 'posts.json'], ['--config', demo('spotlet.toml')]);
});
