// Answers that overtake each other: an older one that comes late never covers what is newer.
import { SERVER } from '../support/addresses.js';
import { LOADER, openBlogPage, post } from '../support/blog.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { holdAnswer } from '../support/hold.js';
import { add, bag, card, goToCheckout, hotspot, pieces } from '../support/post.js';
import { expect, test } from '../support/test.js';

const article = (page) => page.getByRole('article');

test('the price of what was asked for before', async ({ page }) => {
  const late = await holdAnswer(page, '**/api/products/*/price?*');
  await page.goto(`${SERVER}/p/autumn-living-room`);
  await hotspot(page, 'Pleated Blind, Made to Measure').click();
  const blind = card(page, 'Pleated Blind, Made to Measure');
  await blind.getByLabel('Width').fill('1000');
  await blind.getByLabel('Height').fill('1000');
  await late.asked;
  await blind.getByLabel('Height').fill('1005');
  await expect(blind.getByText('€109.30')).toBeVisible();
  await late.release();
  await expect(blind.getByText('€109.30')).toBeVisible();
});

test('what a returning visitor had liked when the page came', async ({ page }) => {
  const like = article(page).getByRole('button', { name: 'Like' });
  const address = `${SERVER}/p/quiet-desk`;
  const answered = (method) => page.waitForResponse((reply) => reply.url().endsWith('/api/posts/quiet-desk/like') && reply.request().method() === method);
  await page.goto(address);
  for (const method of ['PUT', 'DELETE']) {
    const reply = answered(method);
    await like.click();
    await reply;
  }

  const late = await holdAnswer(page, `${SERVER}/api/posts/quiet-desk`);
  await page.reload();
  await like.hover();
  await late.asked;
  const reply = answered('PUT');
  await like.click();
  await (await reply).finished();
  await late.release();
  await expect(like).toHaveAttribute('aria-pressed', 'true');
});

test('comments in the order chosen before, and from before somebody said something', async ({ page, request }) => {
  const api = `${SERVER}/api/posts/slow-coffee/comments`;
  const say = async (text) => (await (await request.post(api, { data: { text } })).json()).id;
  const liked = await say('Late answers: the one that is liked.');
  await request.put(`${api}/${liked}/like`);
  await say('Late answers: the second.');
  const newest = await holdAnswer(page, /comments\?sort=newest/);
  const stream = page.waitForResponse(/\/api\/live\?/);
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  await newest.asked;
  await stream;
  await say('Late answers: the third.');
  // The summary has heard of it.
  const count = async () => Number((await article(page).locator('summary').textContent()).replace(/\D/g, ''));
  await expect.poll(async () => (await count()) - (await (await request.get(api)).json()).count).toBe(0);
  await newest.release();
  const comments = article(page).getByRole('listitem').filter({ hasText: 'Late answers' });
  await expect(comments).toHaveCount(3);
  await expect(comments.first()).toContainText('the third');

  const top = await holdAnswer(page, /comments\?sort=top/);
  const order = article(page).getByRole('group', { name: 'Order' });
  await order.getByRole('button', { name: 'Most liked' }).click();
  await top.asked;
  await order.getByRole('button', { name: 'Newest' }).click();
  await expect(article(page).getByText('Loading')).toBeHidden();
  await top.release();
  await expect(comments.first()).toContainText('the third');
});

test('comments from before the reader said something, who is changing it already', async ({ page }) => {
  await page.goto(`${SERVER}/p/slow-coffee`);
  const late = await holdAnswer(page, '**/slow-coffee/comments?*');
  await article(page).getByText('Comments').first().click();
  await late.asked;
  await article(page).getByRole('textbox', { name: 'Your comment' }).fill('Said before the list had come.');
  await article(page).getByRole('button', { name: 'Send' }).click();
  const own = article(page).getByRole('listitem').filter({ hasText: 'Said before the list had come.' });
  await own.getByRole('button', { name: 'Edit' }).click();
  await own.getByRole('textbox', { name: 'Your comment' }).fill('Said a little later.');
  await late.release();
  await expect(article(page).getByText('Loading')).toBeHidden();
  await own.getByRole('button', { name: 'Save' }).click();
  const changed = article(page).getByRole('listitem').filter({ hasText: 'Said a little later.' });
  await expect(changed.getByRole('button', { name: 'Edit' })).toHaveCount(1);
  await expect(own).toHaveCount(0);
});

test('the bag from before it became an order', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  expect(await pieces(page)).toBe(1);
  const checkout = await goToCheckout(page);
  await fillIn(checkout);
  const late = await holdAnswer(page, '**/ucp/v1/carts/*');
  // Somebody who looks at something else for a moment. The bag is fetched by one request at a time: no other comes until this one is answered.
  await page.evaluate(() => dispatchEvent(new FocusEvent('focus')));
  await late.asked;
  await payButton(checkout).click();
  await orderNumber(bag(page));
  await late.release();
  await bag(page).getByRole('button', { name: 'Keep looking' }).click();
  expect(await pieces(page)).toBe(0);
  const remembered = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('spotlet:cart:')));
  await expect.poll(remembered).toEqual([]);
  expect(await pieces(page)).toBe(0);
});

test('the post that the element has shown before', async ({ page }) => {
  const late = await holdAnswer(page, '**/p/garden-bench/fragment?*');
  await openBlogPage(page, { head: LOADER, body: post('garden-bench') });
  await late.asked;
  await page.locator('spotlet-post').evaluate((element) => element.setAttribute('post', 'quiet-desk'));
  await expect(hotspot(page, 'Wall Clock')).toBeVisible();
  await late.release();
  await expect(hotspot(page, 'Wall Clock')).toBeVisible();
  await expect(hotspot(page, 'Garden Shears')).toBeHidden();
});
