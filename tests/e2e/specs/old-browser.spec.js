// Browsers without popovers and without anchor positioning, played by the newest one.
import { SERVER } from '../support/addresses.js';
import { card, hotspot } from '../support/post.js';
import { expect, test } from '../support/test.js';

/** Lets style sheets ask for a feature in vain. */
const without = (page, feature) =>
  page.route(`${SERVER}/**/*.css`, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replaceAll(feature, 'no-such-feature') });
  });

test('without popovers a hotspot is a link to the post', async ({ page }) => {
  await without(page, ':popover-open');
  await page.addInitScript(() => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
    // What the engine would do by itself about `popovertarget`.
    addEventListener('click', (event) => event.composedPath()[0].closest?.('[popovertarget]') && event.preventDefault(), true);
  });
  await page.goto('/examples/elements.html');
  await expect(card(page, 'Garden Shears')).toBeHidden();
  await hotspot(page, 'Garden Shears').click();
  await expect(page).toHaveURL(`${SERVER}/p/garden-bench#h=shears`);
});

for (const [device, viewport, centre] of [
  ['a desktop centres the card', { width: 1280, height: 800 }, { x: 640, y: 400 }],
  ['a phone shows it at the bottom', { width: 390, height: 844 }, { x: 195, y: null }],
]) {
  test.describe(() => {
    test.use({ viewport });
    test(`without anchors ${device}`, async ({ page }) => {
      await without(page, 'position-area');
      await page.goto('/examples/elements.html');
      await hotspot(page, 'Garden Shears').click();
      await expect(card(page, 'Garden Shears')).toBeVisible();
      const box = await card(page, 'Garden Shears').boundingBox();
      expect(box.x + box.width / 2).toBeCloseTo(centre.x, -1);
      if (centre.y) expect(box.y + box.height / 2).toBeCloseTo(centre.y, -1);
      else expect(box.y + box.height).toBeCloseTo(viewport.height, 0);
    });
  });
}
