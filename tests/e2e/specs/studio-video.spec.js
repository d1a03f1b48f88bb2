// A hotspot of a video: when it is there, the way it goes meanwhile, where its card opens; set by keyboard, seen by shoppers.
import { SERVER } from '../support/addresses.js';
import { expect, test } from '../support/test.js';
import { copyOf, owner, spot } from '../support/studio.js';

/** Where a shopper's hotspot is, in hundredths of its medium. */
const shares = (hotspot) =>
  hotspot.evaluate((element) => {
    const { left, top } = getComputedStyle(element);
    const { width, height } = element.parentElement.getBoundingClientRect();
    return [parseFloat(left) / width, parseFloat(top) / height].map((share) => Math.round(share * 100));
  });

/** Shows a moment of the video as a pause there would. */
const at = (video, moment) =>
  video.evaluate(async (element, time) => {
    if (element.readyState === 0) await new Promise((done) => { element.onloadedmetadata = done; element.load(); });
    element.currentTime = time;
    await new Promise((done) => element.addEventListener('timeupdate', done, { once: true }));
  }, moment);

const saved = (page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

async function publish(page) {
  await page.getByRole('link', { name: 'Publish' }).click();
  await page.getByRole('button', { name: /^Publish (now|the changes)/ }).click();
  await expect(page.getByRole('status').first()).toContainText('It is published');
}

test('a hotspot moves between two moments, from the tagger to the shopper', async ({ page, browser }) => {
  await copyOf(page, owner(), 'slow-coffee');
  const address = new URL(page.url()).pathname.replace('/studio/posts/', '/p/');
  await page.getByRole('region', { name: 'Pictures and videos' }).getByRole('button').nth(1).press('Enter');
  const mug = spot(page, /^Stoneware Mug/);
  await mug.focus();
  await page.getByLabel('Appears (s)').fill('1');
  await page.getByLabel('Goes (s)').fill('5');
  await page.getByLabel('Goes (s)').press('Tab');
  await page.getByLabel('Moves while it is there').press('Space');

  // Its end comes next: the moment is shown, and said.
  const way = page.getByRole('group', { name: 'Moves while it is there' });
  const end = way.getByRole('button', { name: /where it goes/ });
  await expect(end).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[aria-live]')).toHaveText(/where it goes: 70.7 % from the left/);
  for (let step = 0; step < 8; step += 1) await end.press('Shift+ArrowLeft');
  await end.press('ArrowUp');
  await expect(end).toHaveAccessibleName(/30.7 % from the left, 57.1 % from the top/);
  await expect(mug).toHaveAccessibleName(/where it goes: 30.7 % from the left/);
  const begin = way.getByRole('button', { name: /where it appears/ });
  await begin.press('Enter');
  await expect(mug).toHaveAccessibleName(/where it appears: 70.7 % from the left, 57.6 % from the top/);

  // Arrow keys on the picture move the place of the moment that is shown; undo knows both.
  await mug.press('Shift+ArrowDown');
  await expect(begin).toHaveAccessibleName(/62.6 % from the top/);
  await page.keyboard.press('Control+z');
  await expect(begin).toHaveAccessibleName(/57.6 % from the top/);
  await page.keyboard.press('Control+z');
  await expect(end).toHaveAccessibleName(/70.7 % from the left/);
  await page.keyboard.press('Control+Shift+z');
  await expect(end).toHaveAccessibleName(/30.7 % from the left/);
  await saved(page);

  await publish(page);

  const smooth = await browser.newContext({ locale: 'en-GB', reducedMotion: 'no-preference', viewport: { width: 1280, height: 900 } });
  const still = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  for (const [context, between] of [[smooth, 51], [still, 71]]) {
    const shopper = await context.newPage();
    await shopper.goto(`${SERVER}${address}`);
    const video = shopper.locator('video');
    // Still, so that each moment is one.
    await video.evaluate((element) => { element.autoplay = false; element.play = () => Promise.resolve(); element.pause(); });
    const hotspot = shopper.locator('[data-medium="1"] [data-hotspot]').first();
    // Before its time it is away, once the page is alive.
    await expect.poll(() => at(video, 0.5).then(() => hotspot.isHidden())).toBe(true);
    for (const [moment, left] of [[1, 71], [2.99, between], [5, 31]]) {
      await at(video, moment);
      await expect.poll(() => shares(hotspot), `at ${moment} s`).toEqual([left, expect.any(Number)]);
    }
    await at(video, 5.5);
    await expect(hotspot).toBeHidden();
  }
  await smooth.close();
  await still.close();
});

test('a card opens on the side that was chosen', async ({ page, browser }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const address = new URL(page.url()).pathname.replace('/studio/posts/', '/p/');
  const first = page.locator('.spot').first();
  await first.focus();
  const side = page.getByLabel('Card opens');
  await expect(side).toHaveValue('');
  // To the middle of the page, where every side has room.
  for (let step = 0; step < 14; step += 1) await first.press('Shift+ArrowDown');
  for (let step = 0; step < 6; step += 1) await first.press('Shift+ArrowUp');
  const name = await first.getAttribute('data-spot');
  for (const choice of ['Above', 'Below', 'To the left', 'To the right']) {
    await side.selectOption({ label: choice });
    await saved(page);
    const studio = page.url();
    await publish(page);
    // Somebody new each time, who has seen no page before.
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1600, height: 2600 } });
    const shopper = await context.newPage();
    await shopper.goto(`${SERVER}${address}`);
    const hotspot = shopper.locator(`[data-hotspot="${name}"]`).first();
    await hotspot.click();
    const card = shopper.getByRole('dialog').first();
    await expect(card).toBeVisible();
    await expect.poll(() => relation(hotspot, card), choice).toContain(choice);
    await context.close();
    await page.goto(studio);
    await page.locator('.spot').first().focus();
  }
});

async function relation(hotspot, card) {
  const [point, box] = [await hotspot.boundingBox(), await card.boundingBox()];
  return [
    box.y + box.height <= point.y && 'Above',
    box.y >= point.y + point.height && 'Below',
    box.x + box.width <= point.x && 'To the left',
    box.x >= point.x + point.width && 'To the right',
  ].filter(Boolean);
}
