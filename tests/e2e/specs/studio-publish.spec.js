// From the first start to a post that sells on somebody else's page.
import { HOST } from '../support/addresses.js';
import { expect, test } from '../support/test.js';
import { card, hotspot } from '../support/post.js';
import { begin, demo, freshShop } from '../support/studio.js';

const PRODUCTS = [
  ['lounge', 'Lounge Chair', 0.3, 0.6],
  ['wool throw', 'Wool Throw with Fringe', 0.5, 0.4],
  ['floor lamp', 'Floor Lamp with Linen Shade', 0.8, 0.3],
];

test('an owner opens a fresh shop, tags three products and publishes', async ({ page, press }) => {
  await freshShop(async ({ origin, link }) => {
    await begin(page, link);

    await press(page.getByRole('link', { name: 'New post' }));
    await page.getByLabel('Title').fill('My living room');
    await page.getByLabel('Creator').fill('Olive');
    await press(page.getByRole('button', { name: 'Go on to the pictures' }));
    await page.getByLabel('From this device').setInputFiles(demo('media/living-room.jpg'));
    const picture = page.locator('.sheet img');
    await expect(picture).toBeVisible();
    await expect(async () => expect(await picture.evaluate((img) => img.complete && img.naturalWidth)).toBeGreaterThan(0)).toPass();

    for (const [words, title, x, y] of PRODUCTS) {
      const { width, height } = await picture.boundingBox();
      const position = { x: width * x, y: height * y };
      await (test.info().project.use.hasTouch ? picture.tap({ position }) : picture.click({ position }));
      await page.getByLabel('Find a product').fill(words);
      const found = page.getByRole('dialog').getByRole('listitem');
      await expect(found).toHaveCount(1);
      await press(found.getByRole('button', { name: new RegExp(title) }));
      await expect(page.getByRole('button', { name: new RegExp(`${title}.*from the left`) })).toBeFocused();
    }
    await page.getByLabel('What is to be seen').fill('A living room in autumn light');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const preview = page.frameLocator('iframe[title="Preview"]');
    await expect(hotspot(preview, 'Floor Lamp with Linen Shade')).toBeVisible();

    await press(page.getByRole('link', { name: 'Publish' }));
    await press(page.getByRole('button', { name: 'Publish now' }));
    await expect(page.getByRole('status')).toContainText('It is published');
    const embed = await page.getByLabel('Script', { exact: true }).inputValue();
    expect(embed).toContain(`${origin}/p/my-living-room.js`);

    await page.route(`${HOST}/a-post.html`, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>A blog</title><body><h1>A blog</h1>${embed}` }));
    await page.goto(`${HOST}/a-post.html`);
    await press(hotspot(page, 'Floor Lamp with Linen Shade'));
    await expect(card(page, 'Floor Lamp with Linen Shade')).toBeVisible();
    await expect(card(page, 'Floor Lamp with Linen Shade').getByRole('button', { name: 'Add to bag' })).toBeVisible();
  });
});
