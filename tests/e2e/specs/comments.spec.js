// A conversation under a post: said, seen by others at once, answered, liked, taken back, held and approved. And never more than text.
import { SERVER } from '../support/addresses.js';
import { hotspot, card } from '../support/post.js';
import { comments } from '../support/server.js';
import { soon } from '../support/soon.js';
import { expect, test } from '../support/test.js';

// Each test talks under a post of its own, so that none counts the words of another.
const address = (post) => `${SERVER}/p/${post}`;
const article = (page) => page.getByRole('article');
const item = (page, text) => article(page).getByRole('listitem').filter({ hasText: text });
const order = (page, name) => article(page).getByRole('group', { name: 'Order' }).getByRole('button', { name });
const open = (page) => article(page).getByText('Comments', { exact: false }).first().click();

/** The number beside a comment's heart. */
const likesOf = (comment) => comment.getByRole('button', { name: 'Like' }).first().locator('xpath=following-sibling::span[1]');

/** Opens the page and its comments, and waits until it hears of what others say. */
async function listening(page, post) {
  const stream = page.waitForResponse((reply) => reply.url().startsWith(`${SERVER}/api/live?`));
  const list = page.waitForResponse((reply) => reply.url().includes(`/${post}/comments?`));
  await page.goto(address(post));
  await open(page);
  await expect(order(page, 'Newest')).toBeVisible();
  await list;
  await stream;
}

async function say(page, text, { name = '' } = {}) {
  await article(page).getByRole('textbox', { name: 'Your comment' }).fill(text);
  await article(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await article(page).getByRole('button', { name: 'Send' }).click();
  await expect(item(page, text).getByRole('button', { name: 'Delete' })).toBeVisible();
  // Others may show it before the server has answered here, and that answer alone clears the form.
  await expect(article(page).getByRole('textbox', { name: 'Your comment' })).toHaveValue('');
}

test('two people talk, like and take back, and a third sees all of it as it happens', async ({ page, browser }) => {
  const people = [page];
  for (let n = 0; n < 2; n += 1) people.push(await (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })).newPage());
  const [, other, third] = people;
  for (const each of people) await listening(each, 'garden-bench');
  await say(page, 'Does it stand the winter?', { name: 'Ada' });
  await soon(...[other, third].map((each) => expect(item(each, 'Does it stand the winter?')).toContainText('Ada')));
  const seen = item(other, 'Does it stand the winter?');
  await expect(seen.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await seen.getByRole('button', { name: 'Like' }).click();
  await expect(seen.getByRole('button', { name: 'Like' })).toHaveAttribute('aria-pressed', 'true');
  // A like of a comment is seen by everybody and is one's own only.
  await soon(...[page, third].map((each) => expect(likesOf(item(each, 'Does it stand the winter?'))).toHaveText('1')));
  for (const each of [page, third]) {
    await expect(item(each, 'Does it stand the winter?').getByRole('button', { name: 'Like' })).toHaveAttribute('aria-pressed', 'false');
  }
  await seen.getByRole('button', { name: 'Answer' }).click();
  await other.getByRole('textbox', { name: 'Your answer' }).fill('Ours has seen nine of them.');
  await seen.getByRole('button', { name: 'Send' }).click();
  await expect(item(other, 'Ours has seen nine').last().getByRole('button', { name: 'Delete' })).toBeVisible();
  await soon(...[page, third].map((each) => expect(item(each, 'Does it stand the winter?')).toContainText('Ours has seen nine of them.')));

  await say(page, 'A slip of the tongue');
  await soon(...[other, third].map((each) => expect(item(each, 'A slip of the tongue')).toBeVisible()));
  await item(page, 'A slip of the tongue').getByRole('button', { name: 'Delete' }).click();
  await item(page, 'A slip of the tongue').getByRole('group', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
  for (const each of people) await expect(item(each, 'A slip of the tongue')).toHaveCount(0);
  await expect(item(page, 'Does it stand the winter?')).toContainText('Ours has seen nine of them.');
  for (const each of [other, third]) await each.context().close();
});

// In this order: nobody has said anything yet when the first one looks.
test.describe.serial('under the quiet desk', () => {
  test('comments load only when somebody asks for them', async ({ page }) => {
    const chunks = [];
    page.on('request', (request) => /comments/.test(request.url()) && chunks.push(request.url()));
    // The live numbers are what comes last by itself.
    const stream = page.waitForResponse((reply) => reply.url().startsWith(`${SERVER}/api/live?`));
    await page.goto(address('quiet-desk'));
    await hotspot(page, 'Wall Clock').hover();
    await stream;
    expect(chunks).toEqual([]);
    await open(page);
    await expect(article(page).getByText('Nobody has said anything yet')).toBeVisible();
    expect(chunks.some((url) => url.endsWith('.wasm'))).toBe(true);
  });

  test('questions that nobody has answered stand first when a reader wants them to', async ({ page, request }) => {
    const said = async (data) => (await (await request.post(`${SERVER}/api/posts/quiet-desk/comments`, { data })).json()).id;
    const question = await said({ text: 'Does the clock tick?', kind: 'question' });
    await said({ text: 'A fine desk.' });
    await listening(page, 'quiet-desk');
    await expect(item(page, 'A fine desk.')).toBeVisible();
    await order(page, 'Open questions').click();
    await expect(order(page, 'Open questions')).toHaveAttribute('aria-pressed', 'true');
    await expect(article(page).getByRole('listitem').filter({ hasText: /Does the clock tick|A fine desk/ }).first()).toContainText('Does the clock tick?');
    await said({ text: 'Not a sound.', answers_to: question });
    await soon(expect(item(page, 'Does the clock tick?')).toContainText('Not a sound.'));
    await order(page, 'Most liked').click();
    await expect(order(page, 'Open questions')).toHaveAttribute('aria-pressed', 'false');
    await order(page, 'Open questions').click();
    await expect(order(page, 'Open questions')).toHaveAttribute('aria-pressed', 'true');
    await expect(article(page).getByText('Loading')).toBeHidden();
    await expect(article(page).getByRole('listitem').filter({ hasText: /Does the clock tick|A fine desk/ }).first()).toContainText('A fine desk.');
  });
});

test('a held comment is seen by others once it is approved', async ({ page, browser }) => {
  comments('block', '--word', 'zwetschgenwort');
  await listening(page, 'slow-coffee');
  await say(page, 'A Zwetschgenwort, please look');
  await expect(item(page, 'A Zwetschgenwort')).toContainText('Only you see this');
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await listening(other, 'slow-coffee');
  await expect(article(other).getByText('Loading')).toBeHidden();
  await expect(item(other, 'A Zwetschgenwort')).toHaveCount(0);
  const [id] = comments('queue').find((line) => line.includes('Zwetschgenwort')).split('\t');
  comments('approve', id);
  await other.reload();
  await open(other);
  await expect(item(other, 'A Zwetschgenwort')).toBeVisible();
  await other.context().close();
});

test('nothing that is said is ever more than text', async ({ page }) => {
  const nasty = [
    '<script>window.hit = 1</script>',
    '<img src=x onerror="window.hit = 1">',
    '<svg/onload=window.hit=1>',
    'javascript:window.hit=1',
    '\u202etxt.exe <a href="javascript:window.hit=1">x</a>',
  ];
  const problems = [];
  page.on('dialog', (dialog) => problems.push(dialog.message()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(address('autumn-living-room'));
  await open(page);
  for (const text of nasty) await say(page, text.replace('\u202e', ''), { name: text.slice(0, 38) });
  expect(await page.evaluate(() => window.hit)).toBeUndefined();
  // The page as it was served knew nothing of them yet, and the other address differs by its fragment only.
  await page.goto(`${address('autumn-living-room')}#comments`);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Comments' }).getByText(nasty[0], { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => window.hit)).toBeUndefined();
  expect(problems).toEqual([]);
});

test('a question about a product is asked from its card', async ({ page }) => {
  await page.goto(address('autumn-living-room'));
  await hotspot(page, 'Stoneware Vase').click();
  await card(page, 'Stoneware Vase').getByRole('button', { name: 'Ask a question' }).click();
  const text = article(page).getByRole('textbox', { name: 'Your comment' });
  await expect(text).toBeFocused();
  await text.fill('Is it tight enough for flowers?');
  await article(page).getByRole('button', { name: 'Send' }).click();
  await expect(item(page, 'Is it tight enough')).toContainText('Question');
  await expect(item(page, 'Is it tight enough')).toContainText('Stoneware Vase');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page shows the comments and takes one by a plain form', async ({ page }) => {
    await page.goto(address('slow-coffee'));
    const section = page.getByRole('region', { name: 'Comments' });
    await section.getByLabel('Your comment').fill('Said without any script.');
    await section.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    await page.goto(`${address('slow-coffee')}?locale=en#comments`);
    await expect(section).toContainText('Said without any script.');
  });
});
