// Several posts on a page: one core, one bag, whatever the form they were embedded in.
import { SERVER } from '../support/addresses.js';
import { openBlogPage, post } from '../support/blog.js';
import { add, bag, bagButton } from '../support/post.js';
import { expect, test } from '../support/test.js';

test('two posts share one wasm instance and one bag', async ({ page }) => {
  const wasm = [];
  page.on('request', (request) => request.url().endsWith('/core_bg.wasm') && wasm.push(request.url()));
  await page.goto('/examples/elements.html');
  await add(page, 'Garden Shears');
  await add(page, 'Wall Clock');
  // The page has a bag button of its own, so the posts show none.
  await expect(bagButton(page)).toHaveCount(1);
  await bagButton(page).click();
  await expect(bag(page).getByRole('listitem')).toHaveCount(2);
  await expect(bag(page)).toContainText('Garden Shears');
  await expect(bag(page)).toContainText('Wall Clock');
  expect(wasm).toHaveLength(1);
});

test('script tags and elements of one origin are one shop', async ({ page }) => {
  const tag = (id) => `<script async src="${SERVER}/p/${id}.js"></script>`;
  await openBlogPage(page, { body: tag('quiet-desk') + post('garden-bench') + tag('autumn-living-room') });
  await expect(page.getByRole('article')).toHaveCount(3);
  await add(page, 'Floor Lamp with Linen Shade');
  await add(page, 'Watering Can');
  await expect.poll(() => page.evaluate(() => window.spotlet.bag.count)).toBe(2);
  await bagButton(page).first().click();
  await expect(bag(page).getByRole('listitem')).toHaveCount(2);
});
