// A tap before wasm has arrived waits visibly, and is not lost.
import { SERVER } from '../support/addresses.js';
import { hold } from '../support/hold.js';
import { bag, bagButton, card, hotspot, pieces } from '../support/post.js';
import { expect, test } from '../support/test.js';

/** Holds the core back. However slow the machine is, the loader does not give up before. */
async function holdCore(page) {
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (action, delay, ...rest) => setTimeout(action, delay === 15_000 ? 120_000 : delay, ...rest);
  });
  return hold(page, '**/core_bg.wasm');
}

test('opening, choosing, adding and liking are replayed', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Wool Throw with Fringe'));
  const product = card(page, 'Wool Throw with Fringe');
  await expect(product, 'opening needs no wasm').toBeVisible();
  await product.getByRole('radio', { name: 'Oatmeal' }).check({ force: true });
  const add = product.getByRole('button', { name: 'Add to bag' });
  await press(add);
  await expect(add).toHaveAttribute('aria-busy', 'true');
  const like = product.getByRole('button', { name: 'Like' });
  await press(like);
  await expect(like).toHaveAttribute('aria-busy', 'true');
  await expect(like).toHaveAttribute('aria-pressed', 'false');

  core.release();
  await expect(product.getByText('Added to your bag')).toBeVisible();
  await expect(like).toHaveAttribute('aria-pressed', 'true');
  for (const control of [add, like]) await expect(control).not.toHaveAttribute('aria-busy', 'true');
  await page.keyboard.press('Escape');
  await press(bagButton(page));
  await expect(bag(page).getByRole('listitem')).toHaveCount(1);
  await expect(bag(page)).toContainText('Oatmeal');
});

test('the bag opens as soon as it can', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto('/examples/one-tag.html');
  await press(bagButton(page));
  await expect(bagButton(page)).toHaveAttribute('aria-busy', 'true');
  await expect(bag(page)).toBeHidden();
  core.release();
  await expect(bag(page)).toBeVisible();
  await expect(bag(page)).toContainText('Your bag is empty');
});

test('a second tap on what waits is one tap', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Stoneware Vase'));
  const vase = card(page, 'Stoneware Vase');
  const add = vase.getByRole('button', { name: 'Add to bag' });
  await press(add);
  await press(add);
  core.release();
  await expect(vase.getByText('Added to your bag')).toBeVisible();
  await page.keyboard.press('Escape');
  // An open bag is fetched anew, and that waits until every wish is granted: a second piece would be there by then.
  const fetched = page.waitForResponse((reply) => /\/ucp\/v1\/carts\/[^/]+$/.test(reply.url()) && reply.request().method() === 'GET');
  await press(bagButton(page));
  await (await fetched).finished();
  await expect(bag(page).getByRole('group', { name: 'Quantity: Stoneware Vase' })).toContainText('1');
});

test('what was chosen at each tap before the core came is what is added', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto('/examples/one-tag.html');
  await press(hotspot(page, 'Wool Throw with Fringe'));
  const throws = card(page, 'Wool Throw with Fringe');
  const add = throws.getByRole('button', { name: 'Add to bag' });
  for (const shade of ['Oatmeal', 'Rust']) {
    await throws.getByRole('radio', { name: shade }).check({ force: true });
    await press(add);
  }
  core.release();
  await expect.poll(() => pieces(page)).toBe(2);
  await page.keyboard.press('Escape');
  await press(bagButton(page));
  for (const shade of ['Oatmeal', 'Rust']) {
    await expect(bag(page).getByRole('listitem').filter({ hasText: shade })).toHaveCount(1);
  }
});

test('what was asked for to measure before the core came is priced', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto(`${SERVER}/p/autumn-living-room`);
  await press(hotspot(page, 'Pleated Blind, Made to Measure'));
  const blind = card(page, 'Pleated Blind, Made to Measure');
  await blind.getByLabel('Width').fill('1000');
  await blind.getByLabel('Height').fill('1000');
  await expect(blind.getByText('€79.00')).toBeVisible();
  core.release();
  await expect(blind.getByText('€109.00')).toBeVisible();
});

test('what was asked for and put aside before the core came is priced too', async ({ page, press }) => {
  const core = await holdCore(page);
  await page.goto(`${SERVER}/p/autumn-living-room`);
  const blind = card(page, 'Pleated Blind, Made to Measure');
  await press(hotspot(page, 'Pleated Blind, Made to Measure'));
  await blind.getByLabel('Width').fill('1000');
  await blind.getByLabel('Height').fill('1000');
  await page.keyboard.press('Escape');
  await expect(blind).toBeHidden();
  const priced = page.waitForResponse(/\/price\?/);
  core.release();
  await priced;
  await press(hotspot(page, 'Pleated Blind, Made to Measure'));
  await expect(blind.getByText('€109.00')).toBeVisible();
});

test('what was chosen before any script came is what the card shows', async ({ page, press }) => {
  const loader = await hold(page, '**/spotlet.js');
  await page.goto(`${SERVER}/p/garden-bench`, { waitUntil: 'commit' });
  await press(hotspot(page, 'Terracotta Pot'));
  const pot = card(page, 'Terracotta Pot');
  await pot.getByRole('radio', { name: /24/ }).check({ force: true });
  loader.release();
  await expect(pot.getByText('€34.00')).toBeVisible();
});

test('the picture to share is fetched for a pointer that was there first', async ({ page }) => {
  await page.addInitScript(() => (navigator.canShare = () => true));
  const core = await holdCore(page);
  await page.goto('/examples/one-tag.html');
  const share = page.getByRole('article').getByRole('button', { name: 'Share' }).first();
  await share.hover();
  core.release();
  await expect.poll(() => share.evaluate((button) => button.files?.length)).toBe(1);
});
