// What shoppers, and the pages around, do while something else is on its way.
import { SERVER } from '../support/addresses.js';
import { LOADER, openBlogPage, post } from '../support/blog.js';
import { drawn } from '../support/drawn.js';
import { hold, holdAnswer } from '../support/hold.js';
import { add, bag, bagButton, card, goToCheckout, hotspot, pieces } from '../support/post.js';
import { expect, test } from '../support/test.js';

const article = (page) => page.getByRole('article');
const item = (page, text) => article(page).getByRole('listitem').filter({ hasText: text });

/** Counts how often a checkout is begun, by the event that the page hears first. Returns a function that gives the number. */
async function checkouts(page) {
  await page.evaluate(() => {
    window.checkouts = 0;
    addEventListener('spotlet:checkout', () => (window.checkouts += 1));
  });
  return () => page.evaluate(() => window.checkouts);
}

/** The page moves the element, as a framework that sorts its list does. */
const move = (page) => page.locator('spotlet-post').evaluate((element) => element.parentNode.append(element));

test('a piece more, and on to the checkout at once', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await bagButton(page).click();
  const late = await holdAnswer(page, '**/ucp/v1/carts/*', { method: 'PUT' });
  const begun = page.waitForRequest(/checkout-sessions$/);
  await bag(page).getByRole('button', { name: 'More' }).click();
  await late.asked;
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  await late.release();
  expect((await begun).postDataJSON().line_items[0].quantity).toBe(2);
});

test('what is chosen while an add is on its way, and added too, is a second piece', async ({ page, press }) => {
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Wool Throw with Fringe'));
  const throws = card(page, 'Wool Throw with Fringe');
  const button = throws.getByRole('button', { name: 'Add to bag' });
  const late = await holdAnswer(page, '**/ucp/v1/carts', { method: 'POST' });
  await throws.getByRole('radio', { name: 'Oatmeal' }).check({ force: true });
  await press(button);
  await late.asked;
  await press(button);
  await throws.getByRole('radio', { name: 'Rust' }).check({ force: true });
  await press(button);
  await late.release();
  await expect.poll(() => pieces(page)).toBe(2);
  await expect(button).not.toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Escape');
  await press(bagButton(page));
  for (const shade of ['Oatmeal', 'Rust']) {
    await expect(bag(page).getByRole('listitem').filter({ hasText: shade })).toHaveCount(1);
  }
});

test('a mistake mended while its add is on its way is added', async ({ page, press }) => {
  await page.goto(`${SERVER}/p/garden-bench`);
  await press(hotspot(page, 'Garden Shears'));
  const shears = card(page, 'Garden Shears');
  const button = shears.getByRole('button', { name: 'Add to bag' });
  const late = await holdAnswer(page, '**/ucp/v1/carts', { method: 'POST' });
  await shears.getByLabel('Engraving').fill('<b>Oma');
  await press(button);
  await late.asked;
  await shears.getByLabel('Engraving').fill('Für Oma');
  await press(button);
  await late.release();
  await expect(shears.getByText('Added to your bag')).toBeVisible();
  await expect(shears.getByText('“<” cannot be engraved')).toHaveCount(0);
  expect(await pieces(page)).toBe(1);
});

test('whoever closes the bag while a piece more is on its way has not gone on', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  const begun = await checkouts(page);
  await page.evaluate(() => addEventListener('spotlet:checkout', (event) => event.preventDefault()));
  await add(page, 'Stoneware Vase');
  await bagButton(page).click();
  const late = await holdAnswer(page, '**/ucp/v1/carts/*', { method: 'PUT' });
  await bag(page).getByRole('button', { name: 'More' }).click();
  await late.asked;
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  await page.keyboard.press('Escape');
  await expect(bag(page)).toBeHidden();
  await late.release();
  // The bag is alive, and has heard of the piece.
  await bagButton(page).click();
  await expect(bag(page).getByRole('group', { name: 'Quantity: Stoneware Vase' })).toContainText('2');
  expect(await begun()).toBe(0);
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  await expect.poll(begun).toBe(1);
  await expect(bag(page)).toBeHidden();
  expect(await begun()).toBe(1);
});

test('a piece more that cannot be had is said before the checkout', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  const begun = await checkouts(page);
  await add(page, 'Stoneware Vase');
  await bagButton(page).click();
  const wish = await hold(page, '**/ucp/v1/carts/*', { which: (request) => request.method() === 'PUT', then: (route) => route.abort() });
  await bag(page).getByRole('button', { name: 'More' }).click();
  await bag(page).getByRole('button', { name: 'Checkout' }).click();
  wish.release();
  await expect(bag(page).getByRole('alert')).toBeVisible();
  await expect(bag(page).getByRole('button', { name: 'Checkout' })).not.toHaveAttribute('aria-busy', 'true');
  expect(await begun()).toBe(0);
});

test('two quick taps on a heart that both fail change nothing', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  const heart = article(page).getByRole('button', { name: 'Like' }).first();
  const over = [];
  const likes = await hold(page, '**/like', {
    then: async (route) => {
      await route.fulfill({ status: 409, json: { code: 'nothing_doing' } });
      await (await route.request().response())?.finished();
      over.push(route.request().method());
    },
  });
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
  likes.release();
  await expect.poll(() => over).toEqual(['PUT', 'DELETE']);
  await drawn(page);
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
});

test('a bag that was closed leads nowhere', async ({ page }) => {
  await openBlogPage(page, { head: LOADER, body: post('garden-bench', 'checkout="page"') });
  const { href } = new URL(page.url());
  await add(page, 'Garden Shears');
  const late = await holdAnswer(page, '**/checkout-sessions', { method: 'POST' });
  await goToCheckout(page);
  await late.asked;
  await page.keyboard.press('Escape');
  await expect(bag(page)).toBeHidden();
  await late.release();
  await bagButton(page).click();
  await expect(bag(page)).toContainText('Garden Shears');
  expect(page.url()).toBe(href);
});

test('a line that could not be taken out is not offered back', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await bagButton(page).click();
  await page.route('**/ucp/v1/carts/*', (route) => route.abort());
  await bag(page).getByRole('button', { name: /^Remove/ }).click();
  await expect(bag(page).getByRole('alert')).toBeVisible();
  await expect(bag(page).getByRole('listitem')).toHaveCount(1);
  await expect(bag(page).getByRole('button', { name: 'Undo' })).toBeHidden();
  await page.unroute('**/ucp/v1/carts/*');
  await bag(page).getByRole('button', { name: /^Remove/ }).click();
  await bag(page).getByRole('button', { name: 'Undo' }).click();
  await expect(bag(page).getByRole('group', { name: 'Quantity: Stoneware Vase' })).toContainText('1');
});

test('a bag that cannot be fetched says so and is fetched again', async ({ page }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await page.route('**/ucp/v1/carts/*', (route) => route.abort());
  await page.reload();
  await bagButton(page).click();
  await expect(bag(page).getByRole('alert')).toContainText('You are offline');
  await expect(bag(page)).not.toContainText('Your bag is empty');
  await page.unroute('**/ucp/v1/carts/*');
  // As "Try again" does, which is gone by then if a look that was under way has got through.
  await page.evaluate(() => dispatchEvent(new FocusEvent('focus')));
  await expect(bag(page).getByRole('listitem')).toHaveCount(1);
  await expect(bag(page).getByRole('alert')).toHaveCount(0);
});

test('each wish says where it was made', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => request.url().includes('/ucp/v1/carts') && request.postData() && asked.push(request.postDataJSON().attribution.post));
  await openBlogPage(page, { head: LOADER, body: post('garden-bench', 'loading="eager"') + post('quiet-desk', 'loading="eager"') });
  const first = await holdAnswer(page, '**/ucp/v1/carts', { method: 'POST' });
  for (const title of ['Garden Shears', 'Wall Clock', 'Watering Can']) {
    await hotspot(page, title).click();
    await card(page, title).getByRole('button', { name: 'Add to bag' }).click();
    await page.keyboard.press('Escape');
  }
  await first.asked;
  await first.release();
  await expect.poll(() => pieces(page)).toBe(3);
  expect(asked).toEqual(['garden-bench', 'quiet-desk', 'garden-bench']);
});

test('a page that is come back to shows the bag as it is', async ({ page, context }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  const other = await context.newPage();
  await other.goto('/examples/one-tag.html');
  await add(other, 'Wool Throw with Fringe');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(() => pieces(page)).toBe(2);
});

test('an element that is moved can open its bag again', async ({ page }) => {
  await openBlogPage(page, { head: LOADER, body: post('garden-bench') });
  await add(page, 'Garden Shears');
  await bagButton(page).click();
  await expect(bag(page)).toContainText('Garden Shears');
  await move(page);
  await expect(bag(page)).toBeHidden();
  await bagButton(page).click();
  await expect(bag(page)).toContainText('Garden Shears');
});

test('comments go on where the element is moved to', async ({ page }) => {
  await openBlogPage(page, { head: LOADER, body: post('garden-bench') });
  const { href } = new URL(page.url());
  await article(page).getByText('Comments').first().click();
  await expect(article(page).getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  await move(page);
  await article(page).getByRole('textbox', { name: 'Your comment' }).fill('From another place of the page.');
  await article(page).getByRole('button', { name: 'Send' }).click();
  await expect(item(page, 'From another place').getByRole('button', { name: 'Delete' })).toBeVisible();
  await expect(article(page).getByRole('textbox', { name: 'Your comment' })).toHaveCount(1);
  expect(page.url()).toBe(href);
});

test('what is being written stays when the element is moved, also before the comments have come', async ({ page }) => {
  await openBlogPage(page, { head: LOADER, body: post('garden-bench') });
  const { href } = new URL(page.url());
  const list = await hold(page, '**/garden-bench/comments?*', { times: 1 });
  await article(page).getByText('Comments').first().click();
  const text = article(page).getByRole('textbox', { name: 'Your comment' });
  await text.fill('Begun at one place of the page.');
  await list.asked;
  await move(page);
  await expect(text).toHaveValue('Begun at one place of the page.');
  await article(page).getByRole('button', { name: 'Send' }).click();
  await expect(item(page, 'Begun at one place').getByRole('button', { name: 'Delete' })).toBeVisible();
  list.release();
  expect(page.url()).toBe(href);
});

test('an element hears what was told while it was away', async ({ page, request }) => {
  const stream = page.waitForResponse(/\/api\/live\?/);
  await page.goto('/examples/single-page.html');
  await article(page).hover();
  await stream;
  const comments = `${SERVER}/api/posts/garden-bench/comments`;
  const count = article(page).locator('summary');
  await page.getByRole('button', { name: 'Remove or put back' }).click();
  await expect(article(page)).toHaveCount(0);
  const { id } = await (await request.post(comments, { data: { text: 'Said while nobody was there.' } })).json();
  expect(id).toBeTruthy();
  await page.getByRole('button', { name: 'Remove or put back' }).click();
  // Others talk here too, at any time.
  const behind = async () => (await (await request.get(comments)).json()).count - Number((await count.textContent()).replace(/\D/g, ''));
  await expect.poll(behind).toBe(0);
});

test('live numbers whose code did not come are tried again', async ({ page }) => {
  await page.clock.install();
  const lost = page.waitForEvent('requestfailed', (asked) => asked.url().includes('split_live'));
  await page.route(/split_live/, (route) => route.abort());
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).hover();
  await lost;
  await page.unroute(/split_live/);
  const answers = [];
  page.on('response', (reply) => /\/api\/live\?/.test(reply.url()) && answers.push(reply.status()));
  // Time goes by in steps: the page may hear of its loss, and begin to wait, after any of them.
  await expect.poll(() => page.clock.runFor(10_000).then(() => answers[0])).toBe(200);
});

test('a first like and a first comment are one visitor’s', async ({ page }) => {
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  await article(page).getByRole('textbox', { name: 'Your comment' }).fill('Said by who liked it.');
  const like = await holdAnswer(page, '**/slow-coffee/like', { method: 'PUT' });
  await article(page).getByRole('button', { name: 'Like' }).first().click();
  await like.asked;
  const said = page.waitForRequest((asked) => asked.url().endsWith('/slow-coffee/comments') && asked.method() === 'POST');
  await article(page).getByRole('button', { name: 'Send' }).click();
  await like.release();
  expect((await said).headers()['spotlet-visitor']).toBeTruthy();
});

test('of two quick taps on a comment’s heart the last one counts', async ({ page, request }) => {
  const comments = `${SERVER}/api/posts/slow-coffee/comments`;
  const { id } = await (await request.post(comments, { data: { text: 'Two taps, please.' } })).json();
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  const heart = item(page, 'Two taps, please.').getByRole('button', { name: 'Like' });
  const first = await holdAnswer(page, `**/comments/${id}/like`, { method: 'PUT', unsent: true });
  const taken = page.waitForResponse((reply) => reply.url().endsWith(`/${id}/like`) && reply.request().method() === 'DELETE');
  await heart.click();
  await first.asked;
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
  await first.release();
  await taken;
  const { comments: list } = await (await request.get(`${comments}?limit=50`)).json();
  expect(list.find((comment) => comment.id === id).likes).toBe(0);
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
});

test('whoever writes on while a comment is sent keeps what is written', async ({ page }) => {
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  const text = article(page).getByRole('textbox', { name: 'Your comment' });
  const late = await holdAnswer(page, '**/slow-coffee/comments', { method: 'POST' });
  await text.fill('The first thought.');
  await article(page).getByRole('button', { name: 'Send' }).click();
  await late.asked;
  await text.fill('The second thought.');
  const name = article(page).getByRole('textbox', { name: 'Name' });
  await name.focus();
  await late.release();
  await expect(item(page, 'The first thought.').getByRole('button', { name: 'Delete' })).toBeVisible();
  await expect(text).toHaveValue('The second thought.');
  await item(page, 'The first thought.').getByRole('button', { name: 'Answer' }).click();
  await expect(article(page).getByRole('textbox', { name: 'Your answer' })).toBeFocused();
});

test('whoever writes on and sends again while a comment is sent has said two things', async ({ page }) => {
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  const text = article(page).getByRole('textbox', { name: 'Your comment' });
  const send = article(page).getByRole('button', { name: 'Send' });
  const late = await holdAnswer(page, '**/slow-coffee/comments', { method: 'POST' });
  await text.fill('A thing to say.');
  await send.click();
  await late.asked;
  await send.click();
  await text.fill('Another thing to say.');
  await send.click();
  await late.release();
  for (const said of ['A thing to say.', 'Another thing to say.']) {
    await expect(item(page, said).getByRole('button', { name: 'Delete' })).toHaveCount(1);
  }
  await expect(text).toHaveValue('');
});

test('what was to follow a refused comment waits for its reader', async ({ page }) => {
  await page.goto(`${SERVER}/p/slow-coffee`);
  await article(page).getByText('Comments').first().click();
  const form = article(page).getByRole('textbox', { name: 'Your comment' });
  const send = article(page).getByRole('button', { name: 'Send' });
  let sent = 0;
  page.on('request', (request) => (sent += request.method() === 'POST' && request.url().endsWith('/comments')));
  const first = await hold(page, '**/slow-coffee/comments', {
    which: (request) => request.method() === 'POST',
    times: 1,
    then: (route) => route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"title":"Refused"}' }),
  });
  await form.fill('This one is refused.');
  await send.click();
  await first.asked;
  await form.fill('This one waits.');
  await send.click();
  first.release();
  await expect(article(page).getByRole('alert').filter({ visible: true })).toBeVisible();
  await expect(form).toHaveValue('This one waits.');
  expect(sent).toBe(1);
  await send.click();
  await expect(item(page, 'This one waits.').getByRole('button', { name: 'Delete' })).toHaveCount(1);
});
