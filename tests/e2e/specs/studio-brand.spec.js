// The shop's settings: a discount made in the studio is taken off in a shopper's bag; a site that is not allowed may not frame a post.
import { SERVER } from '../support/addresses.js';
import { begin, freshShop, owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const save = (page) => page.getByRole('button', { name: 'Save' }).last().click();

test('a discount code is made, taken at the checkout, and ended', async ({ page, context }) => {
  await signIn(page, owner(), '/studio/brand');
  const code = `E${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  await page.getByRole('link', { name: /^Discounts/ }).click();
  await page.getByRole('link', { name: 'New discount' }).click();
  await page.getByLabel('Title · English').fill(`Autumn days ${code}`);
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('How much').fill('a lot');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Not saved');
  await expect(page.getByLabel('How much')).toHaveAccessibleDescription(/a percentage from 0 to 100/);
  await page.getByLabel('How much').fill('20');
  await save(page);
  await expect(page.getByRole('status').first()).toHaveText('It is saved.');

  const shopper = await context.newPage();
  await shopper.goto(`${SERVER}/buy/stone-vase:1`);
  const summary = shopper.getByRole('complementary', { name: 'Your order' });
  await summary.getByLabel('Discount code').fill(code.toLowerCase());
  await summary.getByRole('button', { name: 'Apply' }).click();
  await expect(summary.getByText('-€11.80')).toBeVisible();

  await page.getByRole('link', { name: new RegExp(code) }).click();
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect(page.getByRole('status').first()).toHaveText('The discount is over.');
  await expect(page.getByRole('region', { name: 'Over' }).getByRole('link', { name: new RegExp(code) })).toBeVisible();
  await shopper.reload();
  await expect(summary.getByText('-€11.80')).toBeHidden();
});

test('a site that is taken off the list may not frame a post any more', async ({ page }) => {
  test.slow();
  await freshShop(
    async ({ origin, link }) => {
      await begin(page, link);
      const framing = async () => {
        const reply = await page.request.get(`${origin}/p/autumn-living-room/frame`);
        return /frame-ancestors ([^;]*)/.exec(reply.headers()['content-security-policy'])[1];
      };
      expect(await framing()).toBe('*');
      await page.goto(`${origin}/studio/brand/hosts`);
      await page.getByLabel('Site 1').fill('https://blog.example');
      await page.getByRole('button', { name: 'Add a site' }).click();
      await page.getByLabel('Site 2').fill('https://news.example');
      await save(page);
      await expect(page.getByRole('status').first()).toHaveText('It is saved.');
      expect(await framing()).toBe("'self' https://blog.example https://news.example");
      await page.getByLabel('Remove').first().check();
      await save(page);
      await expect(page.getByRole('status').first()).toHaveText('It is saved.');
      expect(await framing()).toBe("'self' https://news.example");
      // The history leads back.
      await page.getByRole('button', { name: /^Restore/ }).click();
      await expect(page.getByRole('status').first()).toHaveText('The older version holds again.');
      expect(await framing()).toBe("'self' https://blog.example https://news.example");
    },
    ['products.json', 'posts.json'],
  );
});
