// The tagger: by keyboard alone, undone and redone, and by two people at once.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { SERVER } from '../support/addresses.js';
import { expect, test } from '../support/test.js';
import { hold } from '../support/hold.js';
import { copyOf, demo, owner, signIn, spot } from '../support/studio.js';

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

  // Its name and the side of its card; a second picture, and which comes first; out it goes.
  await added.focus();
  await reach(page, page.getByLabel('Name on the picture'));
  await page.keyboard.type('The can');
  await reach(page, page.getByLabel('Card opens'));
  // The one that begins with it; what is typed slowly begins anew.
  await page.keyboard.press('A');
  await expect(page.getByLabel('Card opens')).toHaveValue('above');
  await page.keyboard.press('Control+Home');
  const strip = page.getByRole('region', { name: 'Pictures and videos' });
  const add = strip.getByRole('button', { name: 'Add a picture or video' });
  await add.press('Enter');
  const library = page.getByRole('dialog', { name: 'Add a picture or video' });
  await expect(library.getByRole('button', { name: 'Close' })).toBeFocused();
  await expect(library.getByText('Take a photo')).toBeHidden();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), library.getByLabel('From this device').press('Space')]);
  await chooser.setFiles(demo('media/garden.jpg'));
  const second = strip.getByRole('button', { name: 'Picture 2' });
  await expect(second).toHaveAttribute('aria-current', 'true');
  await strip.getByRole('button', { name: 'Move earlier' }).press('Enter');
  await expect(strip.getByRole('button', { name: 'Picture 1' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Publish' }).press('Enter');
  await page.getByRole('button', { name: 'Publish now' }).press('Enter');
  await expect(page.getByRole('status').first()).toContainText('It is published');
});

/** Goes on with the tabulator until something has the focus. */
async function reach(page, wanted) {
  for (let step = 0; step < 40; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

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
  // Who wants to go now answers first, and stays then.
  await page.getByRole('link', { name: 'Publish' }).press('Enter');
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

/** A copy on the tagger where time stands still: nothing is tried again by itself. `run` is for what waits. */
async function stillCopyOf(page, member, post) {
  await page.clock.install();
  await copyOf(page, member, post);
  await page.clock.pauseAt(Date.now() + 60_000);
}

/** As long as a change waits for the next one before it is saved, and a little more. */
const A_MOMENT = 1_000;

test('what is not saved is said, and saved when the server is back', async ({ page }) => {
  await stillCopyOf(page, owner(), 'quiet-desk');
  await page.route('**/api/studio/posts/**', (route) => route.abort());
  await page.getByLabel('Title', { exact: true }).fill('Offline');
  await page.clock.runFor(A_MOMENT);
  await expect(page.getByText('Not saved: the server cannot be reached')).toBeVisible();
  await page.unroute('**/api/studio/posts/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('nobody leaves with what is not saved without being asked', async ({ page }) => {
  await stillCopyOf(page, owner(), 'quiet-desk');
  const address = page.url();
  const title = page.getByLabel('Title', { exact: true });
  await page.route('**/api/studio/posts/**', (route) => route.abort());
  await title.fill('Not yet saved');
  await page.clock.runFor(A_MOMENT);
  await expect(page.getByText('Not saved: the server cannot be reached')).toBeVisible();
  const stay = page.waitForEvent('dialog').then(async (question) => {
    await question.dismiss();
    return question.type();
  });
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  expect(await stay).toBe('beforeunload');
  await expect(page).toHaveURL(address);
  await expect(title).toHaveValue('Not yet saved');

  // Links of the tagger's own save first, and go then.
  await page.unroute('**/api/studio/posts/**');
  await page.getByRole('link', { name: 'Publish' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not yet saved');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test('a photo is taken with the camera, and stands in the post', async ({ page }) => {
    await copyOf(page, owner(), 'quiet-desk');
    const strip = page.getByRole('region', { name: 'Pictures and videos' });
    const pictures = strip.getByRole('button', { name: /^Picture \d/ });
    const before = await pictures.count();
    await strip.getByRole('button', { name: 'Add a picture or video' }).tap();
    const library = page.getByRole('dialog', { name: 'Add a picture or video' });
    const camera = library.getByLabel('Take a photo');
    // What makes a phone open its camera.
    await expect(camera).toHaveAttribute('capture', 'environment');
    await expect(camera).toHaveAttribute('accept', /^image\/\w+(,image\/\w+)*$/);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), camera.tap()]);
    expect(chooser.isMultiple()).toBe(false);
    await chooser.setFiles(demo('media/garden.jpg'));
    await expect(pictures).toHaveCount(before + 1);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(pictures).toHaveCount(before + 1);
  });
});

test('pictures come in by parts, go on after a lost connection, and are taken when dropped or pasted', async ({ page }) => {
  await copyOf(page, owner(), 'quiet-desk');
  const strip = page.getByRole('region', { name: 'Pictures and videos' });
  const pictures = strip.getByRole('button', { name: /^Picture \d/ });
  const before = await pictures.count();
  let cuts = 1;
  await page.route('**/api/studio/media/uploads/*', (route) => (route.request().method() === 'PATCH' && cuts-- > 0 ? route.abort() : route.fallback()));
  const asked = await hold(page, '**/api/studio/media/uploads/*', { which: (request) => request.method() === 'HEAD', times: 1 });
  await strip.getByRole('button', { name: 'Add a picture or video' }).click();
  await page.getByLabel('From this device').setInputFiles([demo('media/coffee.jpg'), demo('posts.json')]);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await expect(uploads.getByText('The connection is lost. It goes on by itself.')).toBeVisible();
  asked.release();
  await expect(pictures).toHaveCount(before + 1);
  // What is no picture says so, and goes when it was read.
  await expect(uploads.getByText('This kind of file is not taken.')).toBeVisible();
  await uploads.getByRole('button', { name: 'Cancel: posts.json' }).click();
  await expect(uploads).toHaveCount(0);

  const bring = (kind, name) =>
    page.evaluate(
      ([kind, name, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
        const event = kind === 'paste' ? new ClipboardEvent(kind, { clipboardData: data, bubbles: true }) : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      },
      [kind, name, readFileSync(demo('media/garden.jpg')).toString('base64')],
    );
  await bring('paste', 'pasted.jpg');
  await expect(pictures).toHaveCount(before + 2);
  await bring('drop', 'dropped.jpg');
  await expect(pictures).toHaveCount(before + 3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pictures).toHaveCount(before + 2);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('axe finds nothing serious in the studio', async ({ page }) => {
  await page.goto(`${SERVER}/studio/login`);
  const look = async (where) => {
    await page.waitForLoadState();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    expect(serious.map(({ id, nodes }) => [where, id, nodes.map((node) => node.html)])).toEqual([]);
  };
  await look('/studio/login');
  await page.goto(`${SERVER}/studio/forgot`);
  await look('/studio/forgot');
  await signIn(page, owner());
  const paths = ['/studio', '/studio/account', '/studio/people', '/studio/posts/new'];
  for (const path of paths) {
    await page.goto(`${SERVER}${path}`);
    await look(path);
  }
  await page.goto(`${SERVER}/studio/posts/slow-coffee/publish`);
  await expect(page.getByRole('button', { name: /^Copy: / }).first()).toBeVisible();
  await look('the publish page');
  await page.goto(`${SERVER}/studio/posts/slow-coffee`);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await look('the tagger');
  await page.getByRole('button', { name: 'Add a product' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await look('the picker');
});
