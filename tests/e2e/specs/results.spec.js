// What shoppers do is counted, without a trace of them.
import { SERVER } from '../support/addresses.js';
import { add, hotspot } from '../support/post.js';
import { results } from '../support/server.js';
import { expect, test } from '../support/test.js';

// Nothing else opens this post's products while this runs.
const POST = 'quiet-desk';
// A browser that says it is run by a machine is a bot, and not counted.
test.use({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36' });

test('views, taps and adds of a visit reach the results', async ({ page, context }) => {
  const before = results('post', POST);
  const bodies = [];
  page.on('request', (request) => request.url().endsWith('/seen') && bodies.push(request.postDataJSON()));
  const told = page.waitForRequest((request) => request.url() === `${SERVER}/api/posts/${POST}/seen`);
  await page.goto(`${SERVER}/p/${POST}`);
  const lamp = page.getByRole('article').getByRole('button', { name: /, [€\d]/ }).first();
  await lamp.click();
  const title = (await lamp.getAttribute('aria-label')).split(', ')[0];
  // The card stays open until then: what was opened and closed before anybody counts is nobody's loss.
  await told;
  await page.keyboard.press('Escape');
  await add(page, title);
  const grown = () => {
    const after = results('post', POST);
    return ['views', 'taps', 'adds'].map((column) => after[column] - before[column]);
  };
  await expect.poll(grown, 'views, taps and adds').toEqual([1, 2, 1]);
  expect(await context.cookies()).toEqual([]);
  expect(JSON.stringify(bodies)).not.toMatch(/visitor|token|id"/i);
  expect(bodies.flatMap(({ events }) => events).some(({ kind, x }) => kind === 'press' && x > 0 && x < 1)).toBe(true);
  await expect(hotspot(page, title)).toBeVisible();
});
