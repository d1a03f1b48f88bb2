// What axe finds on a page, by day and by night or one of the two.
import { AxeBuilder } from '@axe-core/playwright';
import { drawn } from './drawn.js';
import { expect } from './test.js';

/** No rule of axe is broken by the page as it stands now, all of it; `where` is said when one is. */
export async function judge(page, where = '', schemes = ['light', 'dark']) {
  await page.waitForLoadState();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await drawn(page);
    // Nothing runs in a frame without any rights, and so axe would never come back from it.
    const { violations } = await new AxeBuilder({ page }).exclude('iframe[sandbox=""]').analyze();
    const told = violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]);
    expect(told, `${where} ${colorScheme}`).toEqual([]);
  }
}
