// The media library: files brought by drop and paste over a line that breaks, refused in words, described, given a poster.
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/test.js';
import { demo, owner, signIn } from '../support/studio.js';

const rows = (page) => page.getByRole('region', { name: 'Uploads' }).getByRole('listitem');

/** A file of the demo that is three megabytes long, so that it goes in several parts. A JPEG may be followed by anything. */
const long = (path) => Buffer.concat([readFileSync(demo(path)), Buffer.alloc(3 << 20, 7)]);

test('an upload goes on where the line broke', async ({ page }) => {
  await signIn(page, owner(), '/studio/media');
  let parts = 0;
  const offsets = [];
  await page.route('**/api/studio/media/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    offsets.push(Number(request.headers()['upload-offset']));
    parts += 1;
    // The second part never arrives; the reply to the third gets lost after it did.
    if (parts === 2) return route.abort('connectionreset');
    if (parts === 3) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  const name = `night-${crypto.randomUUID()}.jpg`;
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/jpeg', buffer: long('media/desk.jpg') });
  await expect(rows(page).filter({ hasText: name })).toContainText('Ready');
  const megabyte = 1 << 20;
  expect(offsets).toEqual([0, megabyte, megabyte, 2 * megabyte, 3 * megabyte]);
  // It stands in the library without a reload.
  await expect(page.locator('[data-library]').getByRole('link', { name })).toBeVisible();
});

test('files are dropped, pasted and refused one by one', async ({ page }) => {
  await signIn(page, owner(), '/studio/media');
  const picture = readFileSync(demo('media/coffee.jpg')).toString('base64');
  const hand = (event) =>
    page.evaluate(
      async ([event, picture]) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], `${event}.jpg`, { type: 'image/jpeg' }));
        data.items.add(new File(['<svg onload="alert(1)"/>'], `${event}.svg`, { type: 'image/svg+xml' }));
        const target = document.querySelector('main');
        target.dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [event, picture],
    );
  await expect(page.getByText('Drop pictures or videos here')).toBeVisible();
  for (const event of ['drop', 'paste']) {
    await hand(event);
    await expect(rows(page).filter({ hasText: `${event}.jpg` })).toContainText('Ready');
    await expect(rows(page).filter({ hasText: `${event}.svg` })).toContainText('This kind of file is not taken');
  }
});

test('a video gets a poster, and another one', async ({ page }) => {
  await signIn(page, owner(), '/studio/media');
  const name = `clip-${crypto.randomUUID()}.webm`;
  await page.locator('input[type=file]').first().setInputFiles({
    name,
    mimeType: 'video/webm',
    buffer: readFileSync(demo('media/coffee.webm')),
  });
  const row = rows(page).filter({ hasText: name });
  await expect(row).toContainText('Ready');
  await expect(row.locator('img')).toBeVisible();
  await row.getByRole('link', { name }).click();
  const first = await page.locator('video').getAttribute('poster');
  expect(first).toBeTruthy();
  await page.locator('video').evaluate(async (video) => {
    if (video.readyState === 0) await new Promise((done) => { video.onloadedmetadata = done; video.load(); });
    const sought = new Promise((done) => video.addEventListener('seeked', done, { once: true }));
    video.currentTime = video.duration - 0.2;
    await sought;
  });
  await page.getByRole('button', { name: 'Use this frame' }).click();
  await expect(page.getByRole('status').first()).toHaveText('The poster is set.');
  expect(await page.locator('video').getAttribute('poster')).not.toBe(first);
});

test('without a script a form brings, describes and deletes', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await signIn(page, owner(), '/studio/media');
  // Bytes that nothing in the shop shows yet, so that it may be deleted.
  const buffer = Buffer.concat([readFileSync(demo('media/garden.jpg')), Buffer.from(crypto.randomUUID())]);
  const name = `garden-${crypto.randomUUID()}.jpg`;
  await page.getByLabel('Choose files').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('status').first()).toHaveText('It is in the library.');
  await page.getByRole('link', { name }).click();
  await page.getByLabel('English').fill('A garden in the morning');
  await page.getByLabel('Deutsch').fill('Ein Garten am Morgen');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').first()).toHaveText('The description is saved.');
  await expect(page.getByRole('img', { name: 'A garden in the morning' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('status').first()).toHaveText('It is deleted.');
  await page.close();
});

test('nothing serious for axe, and no drag on a narrow screen', async ({ page }) => {
  await signIn(page, owner(), '/studio/media');
  await page.locator('input[type=file]').first().setInputFiles(demo('media/coffee.jpg'));
  await expect(rows(page)).toContainText('Ready');
  const check = async () => {
    await page.waitForLoadState();
    const found = await new AxeBuilder({ page }).analyze();
    const serious = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  };
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await check();
  }
  await rows(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('coffee.jpg');
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await check();
  }
});
