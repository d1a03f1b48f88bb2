// Every page in examples/, and the front page, opened by itself: nothing breaks, everything shows, everyone can use it.
import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { drawn } from '../support/drawn.js';
import { withoutStream } from '../support/quiet.js';
import { expect, test } from '../support/test.js';

const pages = readdirSync(new URL('../../../examples', import.meta.url)).filter((name) => name.endsWith('.html'));

/** Chromium knows the permission on some systems only. */
const HARMLESS = ["Unrecognized feature: 'web-share'."];

/** What would keep somebody from using the page, frames and shadow roots included. */
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const path of ['/', ...pages.map((name) => `/examples/${name}`)]) {
  test(path, async ({ page }) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
    await withoutStream(page);
    await page.goto(path);
    const isDisplay = path.includes('hanger');
    const where = isDisplay || path.includes('frame') ? page.frameLocator('iframe') : page;
    // A hotspot names its product and its price; a display shows one product.
    await expect(isDisplay ? where.getByRole('heading') : where.getByRole('button', { name: /, .*€/ }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    // Judged before axe comes, which puts styles of its own into every frame.
    expect.soft(errors.filter((text) => !HARMLESS.includes(text))).toEqual([]);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await drawn(page);
      expect.soft(await barriers(page), colorScheme).toEqual([]);
    }
  });
}
