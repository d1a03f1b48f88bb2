// The social half is open to everybody: no rule of axe is broken, by day or by night, at any width.
import { SERVER } from '../support/addresses.js';
import { judge } from '../support/judge.js';
import { comments } from '../support/server.js';
import { expect, test } from '../support/test.js';

const article = (page) => page.getByRole('article');

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } })) {
  test.describe(size, () => {
    test.use({ viewport });

    test('a creator’s page', async ({ page }) => {
      await page.goto(`${SERVER}/c/jonas`);
      await judge(page);
    });

    test('the display in the store', async ({ page }) => {
      await page.goto(`${SERVER}/hanger/autumn-living-room/throw`);
      await judge(page);
    });

    test('the share sheet', async ({ page }) => {
      await page.addInitScript(() => delete Navigator.prototype.share);
      await page.goto(`${SERVER}/p/garden-bench`);
      await article(page).getByRole('button', { name: 'Share' }).first().click();
      await expect(page.getByRole('dialog', { name: 'Share' }).getByRole('img', { name: 'QR' })).toHaveJSProperty('complete', true);
      await judge(page);
    });

    test('comments, with an open form, a refusal and one that waits', async ({ page }) => {
      comments('block', '--word', 'pflaumenwort');
      await page.goto(`${SERVER}/p/quiet-desk`);
      await article(page).getByText('Comments', { exact: false }).first().click();
      await article(page).getByRole('textbox', { name: 'Your comment' }).fill(`A Pflaumenwort on a ${size}`);
      await article(page).getByRole('button', { name: 'Send' }).click();
      const own = article(page).getByRole('listitem').filter({ hasText: `A Pflaumenwort on a ${size}` });
      await expect(own).toContainText('Only you see this');
      await own.getByRole('button', { name: 'Edit' }).click();
      await expect(own.getByRole('button', { name: 'Cancel' })).toBeVisible();
      await judge(page);
      await own.getByRole('button', { name: 'Cancel' }).click();
      await own.getByRole('button', { name: 'Delete' }).click();
      await expect(own.getByRole('group', { name: 'Delete' })).toBeVisible();
      await judge(page);
    });
  });
}
