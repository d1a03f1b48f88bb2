// Every page of the studio is open to everybody who works there: no rule of axe is broken, by day or by night, on a phone or a desk.
import { SERVER } from '../support/addresses.js';
import { judge } from '../support/judge.js';
import { owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

// What no link of the navigation leads to.
const MORE = [
  '/studio/brand/themes',
  '/studio/brand/logo',
  '/studio/brand/shop',
  '/studio/brand/hosts',
  '/studio/brand/discounts',
  '/studio/brand/discounts/new',
  '/studio/brand/discounts/welcome',
  '/studio/brand/markets',
  '/studio/brand/shipping',
  '/studio/brand/payments',
  '/studio/brand/payments/switch?to=live',
  '/studio/posts/new',
  '/studio/posts/autumn-living-room',
  '/studio/products/lounge-chair',
  '/studio/results/posts/autumn-living-room',
  '/studio/results/statement?creator=mara',
];

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } })) {
  test.describe(size, () => {
    test.use({ viewport });

    test('every page of the studio', async ({ page }) => {
      test.slow();
      await signIn(page, owner());
      const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
      const addresses = await sections.evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
      expect(addresses).toEqual(expect.arrayContaining(['/studio', '/studio/results', '/studio/people', '/studio/account']));
      for (const address of [...addresses, ...MORE]) {
        const reply = await page.goto(SERVER + address);
        expect(reply.status(), address).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        // Nothing but a table in its own box may be wider than the screen.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(0);
        await judge(page, address);
      }
    });
  });
}
