// A brand gives itself a look: judged as it is typed, seen at once, undone, saved.
import { judge } from '../support/judge.js';
import { begin, freshShop, owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const WINE = 'rgb(122, 31, 61)';
const ROSE = 'rgb(240, 160, 190)';

const addButton = (where) => where.getByRole('button', { name: 'Add to bag' }).first();

test('an owner makes a theme and sees it at once', async ({ page, press }) => {
  await freshShop(async ({ origin, link }) => {
    await begin(page, link);

    await page.goto(`${origin}/studio/brand`);
    await press(page.getByRole('link', { name: /^Themes/ }));
    await page.getByLabel('Name', { exact: true }).fill('Noir');
    await press(page.getByRole('button', { name: 'Make the theme' }));
    await expect(page).toHaveURL(/\/studio\/brand\/themes\/noir/);

    // What is typed shows at once, by day and by night.
    const looks = page.getByRole('region', { name: 'Preview' });
    const preview = page.frameLocator('iframe[title="Preview"]');
    await expect(addButton(preview)).toHaveCSS('background-color', 'rgb(29, 27, 24)');
    const accent = page.getByLabel('Accent, Light', { exact: true });
    await accent.fill('#7a1f3d');
    await expect(addButton(preview)).toHaveCSS('background-color', WINE);
    await page.getByLabel('Surface, Light', { exact: true }).fill('#faf0f4');
    await page.getByLabel('Corners').fill('12');
    await expect(addButton(preview)).toHaveCSS('border-radius', '12px');
    await page.getByLabel('Accent, Dark', { exact: true }).fill('#f0a0be');
    await looks.getByText('Dark', { exact: true }).click();
    await expect(addButton(preview)).toHaveCSS('background-color', ROSE);
    await looks.getByText('Light', { exact: true }).click();
    await expect(addButton(preview)).toHaveCSS('background-color', WINE);

    // What cannot be read is told, with what can.
    const quiet = page.getByRole('group', { name: 'Quiet text' });
    await quiet.getByLabel('Quiet text, Light', { exact: true }).fill('#b0a0a8');
    await expect(quiet).toContainText('too little');
    await press(quiet.getByRole('button', { name: /^Use #/ }));
    await expect(quiet).not.toContainText('too little');
    const mended = await quiet.getByLabel('Quiet text, Light', { exact: true }).inputValue();
    await press(page.getByRole('button', { name: 'Undo' }));
    await expect(quiet).toContainText('too little');
    await press(page.getByRole('button', { name: 'Redo' }));
    await expect(quiet.getByLabel('Quiet text, Light', { exact: true })).toHaveValue(mended);
    await accent.fill('wine');
    await expect(page.getByText('A colour is written #1d1b18.')).toBeVisible();
    await press(page.getByRole('button', { name: 'Undo' }));
    await expect(accent).toHaveValue('#7a1f3d');
    await expect(page.getByRole('textbox', { name: 'As CSS' })).toHaveValue(/--spotlet-accent: #7a1f3d;/);
    await judge(page, 'editor');
    await page.emulateMedia({ colorScheme: 'light' });
    await press(page.getByRole('button', { name: 'Save' }));
    await expect(page.getByText('It is saved.')).toBeVisible();
  }, ['products.json', 'posts.json']);
});

test('what was refused is not saved', async ({ page, press }) => {
  await signIn(page, owner(), '/studio/brand/themes');
  await page.getByLabel('Name', { exact: true }).fill(`refused-${crypto.randomUUID().slice(0, 8)}`);
  await press(page.getByRole('button', { name: 'Make the theme' }));
  const accent = page.getByLabel('Accent, Light', { exact: true });
  await accent.fill('wine');
  await press(page.getByRole('button', { name: 'Save' }));
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Not saved' })).toBeVisible();
  const stay = page.waitForEvent('dialog').then(async (question) => {
    await question.dismiss();
    return question.type();
  });
  await press(page.getByRole('link', { name: 'Products', exact: true }));
  expect(await stay).toBe('beforeunload');
  await expect(accent).toHaveValue('wine');
});
