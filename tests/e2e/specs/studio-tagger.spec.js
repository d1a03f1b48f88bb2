// The tagger: by keyboard alone, undone and redone, and by two people at once.
import AxeBuilder from '@axe-core/playwright';
import { SERVER } from '../support/addresses.js';
import { expect, test } from '../support/test.js';
import { copyOf, owner, signIn, spot } from '../support/studio.js';

test('by keyboard alone', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const before = await page.locator('.spot').count();
  await page.getByRole('button', { name: 'Add a product' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Find a product')).toBeFocused();
  await page.keyboard.type('watering');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const added = spot(page, /Watering Can/);
  await expect(added).toBeFocused();
  await expect(added).toHaveAccessibleName(/50 % from the left, 50 % from the top/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(added).toHaveAccessibleName(/55 % from the left, 49.5 % from the top/);
  // What screen readers are told.
  await expect(page.locator('[aria-live]')).toHaveText(/Watering Can.*55 % from the left/);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(added).toHaveAccessibleName(/100 % from the left/);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.keyboard.press('Delete');
  await expect(page.locator('.spot')).toHaveCount(before);
  await expect(page.getByRole('button', { name: 'Add a product' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(added).toBeVisible();
  // The steps of the arrow keys are one; the adding is another.
  await page.keyboard.press('Control+z');
  await expect(added).toHaveAccessibleName(/50 % from the left, 50 % from the top/);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.spot')).toHaveCount(before);
  await page.keyboard.press('Control+Shift+z');
  await expect(added).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(spot(page, /Watering Can/)).toBeVisible();
});

test('a hotspot is dragged, and stays inside the picture', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const first = page.locator('.spot').first();
  const sheet = await page.locator('.sheet').boundingBox();
  const from = await first.boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width * 0.25, sheet.y + sheet.height * 0.25, { steps: 4 });
  await page.mouse.up();
  await expect(first).toHaveAccessibleName(/2[45](\.\d)? % from the left, 2[45](\.\d)? % from the top/);
  await first.hover();
  await page.mouse.down();
  await page.mouse.move(sheet.x - 200, sheet.y - 200, { steps: 4 });
  await page.mouse.up();
  await expect(first).toHaveAccessibleName(/: 0 % from the left, 0 % from the top/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(first).toHaveAccessibleName(/2[45](\.\d)? % from the left/);
});

test('two people do not overwrite each other', async ({ page, browser }) => {
  await copyOf(page, owner(), 'garden-bench');
  const address = new URL(page.url()).pathname;
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await signIn(other, owner(), address);
  const title = (where) => where.getByLabel('Title', { exact: true });
  await title(other).fill('The other title');
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await title(page).fill('My title');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Somebody else saved this post');
  await question.getByRole('button', { name: 'Take theirs' }).click();
  await expect(title(page)).toHaveValue('The other title');
  // Nothing is lost: one's own comes back, and is saved over the other knowingly.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(title(page)).toHaveValue('My title');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await title(other).fill('Theirs again');
  await other.getByRole('alertdialog').getByRole('button', { name: 'Keep mine' }).click();
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue('Theirs again');
  await context.close();
});

test('what is not saved is said, and saved when the server is back', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  await page.route('**/api/studio/posts/**', (route) => route.abort());
  await page.getByLabel('Title', { exact: true }).fill('Offline');
  await expect(page.getByText('Not saved: the server cannot be reached')).toBeVisible();
  await page.unroute('**/api/studio/posts/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('axe finds nothing serious in the studio', async ({ page }) => {
  await page.goto(`${SERVER}/studio/login`);
  const look = async (where) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    expect(serious.map(({ id, nodes }) => [where, id, nodes.map((node) => node.html)])).toEqual([]);
  };
  await look('/studio/login');
  await page.goto(`${SERVER}/studio/forgot`);
  await look('/studio/forgot');
  await signIn(page, owner());
  const paths = ['/studio', '/studio/account', '/studio/people', '/studio/posts/new', '/studio/posts/slow-coffee/publish'];
  for (const path of paths) {
    await page.goto(`${SERVER}${path}`);
    await look(path);
  }
  await page.goto(`${SERVER}/studio/posts/slow-coffee`);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await look('the tagger');
  await page.getByRole('button', { name: 'Add a product' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await look('the picker');
});
