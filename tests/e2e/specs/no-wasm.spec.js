// JavaScript runs, wasm does not: blocked by a policy, lost on the way, or broken. The post goes on as plain HTML.
import { LOADER, openBlogPage, post } from '../support/blog.js';
import { SERVER } from '../support/addresses.js';
import { card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

const POLICY = `default-src 'none'; script-src ${SERVER}; style-src ${SERVER}; img-src ${SERVER}; connect-src ${SERVER}; form-action ${SERVER}`;

const lost = (page) => page.route('**/*.wasm', (route) => route.abort());
const broken = (page) => page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'no wasm' }));

for (const [what, prepare, headers] of [
  ['is lost on the way', lost, {}],
  ['is broken', broken, {}],
  ['is forbidden by the page', async () => {}, { 'Content-Security-Policy': POLICY }],
]) {
  test(`wasm that ${what} leaves hotspots, links and forms`, async ({ page }) => {
    await prepare(page);
    await openBlogPage(page, { head: LOADER, body: post('autumn-living-room'), headers });
    await hotspot(page, 'Stoneware Vase').click();
    await expect(card(page, 'Stoneware Vase')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Mara' })).toHaveAttribute('href', `${SERVER}/c/mara`);

    await card(page, 'Stoneware Vase').getByRole('button', { name: 'Add to bag' }).click();
    await expect(page).toHaveURL(`${SERVER}/bag`);
    await expect(page.getByRole('listitem').filter({ hasText: 'Stoneware Vase' })).toBeVisible();
  });
}
