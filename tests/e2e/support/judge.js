// What axe finds on a page, by day and by night.
import { AxeBuilder } from '@axe-core/playwright';
import { drawn } from './drawn.js';
import { expect } from './test.js';

/** No rule of axe is broken by the page as it stands now; `where` is said when one is. */
export async function judge(page, where = '') {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await drawn(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]);
    expect(told, `${where} ${colorScheme}`).toEqual([]);
  }
}
