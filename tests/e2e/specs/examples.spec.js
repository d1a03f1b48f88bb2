// Every page in examples/, and the front page, opened by itself: nothing breaks, everything shows, everyone can use it.
import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/test.js';

const pages = readdirSync(new URL('../../../examples', import.meta.url)).filter((name) => name.endsWith('.html'));

for (const path of ['/', ...pages.map((name) => `/examples/${name}`)]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${path} in the ${colorScheme}`, async ({ page }) => {
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      const where = path.includes('frame') ? page.frameLocator('iframe') : page;
      // A hotspot names its product and its price.
      await expect(where.getByRole('button', { name: /, (from )?€|, .*\d\s€/i }).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
}
