// A post in a WordPress page: found by discovery, filtered as the HTML of a stranger, sandboxed without an origin, and alive all the same.
import { HOST, SERVER } from '../support/addresses.js';
import { openBlogPage } from '../support/blog.js';
import { expect, test } from '../support/test.js';
import { filtered, wpEmbed } from '../support/wordpress.js';

const POST = `${SERVER}/p/autumn-living-room`;
const SECRET = 'aB3dE5gH7j';

/** What an oEmbed consumer that knows nothing but a post's address gets. */
async function discovered(page, request, format = 'json') {
  await page.goto(POST);
  const link = page.locator(`head > link[rel=alternate][type="${format === 'json' ? 'application/json' : 'text/xml'}+oembed"]`);
  const reply = await request.get(await link.getAttribute('href'));
  expect(reply.ok()).toBe(true);
  return reply;
}

/** The post in a page as WordPress writes one, with WordPress' own script. */
async function openInWordPress(page, request) {
  const { html } = await (await discovered(page, request)).json();
  const embed = await filtered(page, html, SECRET);
  expect(embed).toContain('<iframe');
  await page.route(`${HOST}/wp-embed.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: wpEmbed() }));
  await openBlogPage(page, { body: `<h1>A journal</h1>${embed}<script src="/wp-embed.js"></script>` });
  const frame = page.locator('iframe.wp-embedded-content');
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  return { frame, inside: page.frameLocator('iframe.wp-embedded-content') };
}

test('the frame is as high as its post', async ({ page, request }) => {
  const { frame, inside } = await openInWordPress(page, request);
  await expect(inside.getByRole('button', { name: /Stoneware Vase/ }).first()).toBeVisible();
  // Both may still change while pictures and letters come.
  const missing = async () => {
    const inner = await inside.locator('body').evaluate((body) => body.offsetHeight);
    return Math.min(1000, Math.max(200, inner)) - Number(await frame.getAttribute('height'));
  };
  await expect.poll(missing).toBe(0);
});

test('buying opens the checkout in the whole tab', async ({ page, request }) => {
  const { frame, inside } = await openInWordPress(page, request);
  // It has spoken: what follows the taps is there.
  await expect.poll(() => frame.evaluate((element) => Number(element.getAttribute('height')))).not.toBe(960);
  await inside.getByRole('button', { name: /Stoneware Vase/ }).first().click();
  const card = inside.getByRole('dialog', { name: 'Stoneware Vase' });
  await card.getByRole('button', { name: 'Add to bag' }).click();
  await page.waitForURL(`${SERVER}/checkout/**`);
  await expect(page.getByText('Stoneware Vase').first()).toBeVisible();
});

test('the XML says the same as the JSON', async ({ page, request }) => {
  const json = await (await discovered(page, request)).json();
  const xml = await (await discovered(page, request, 'xml')).text();
  const read = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'text/xml');
    return Object.fromEntries([...document.documentElement.children].map((element) => [element.localName, element.textContent]));
  }, xml);
  expect(read).toEqual(Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)])));
});
