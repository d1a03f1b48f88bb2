// Playwright's `test` with what every spec of this shop needs.
import { test as base, expect } from '@playwright/test';
import { embedded, judge, listen } from './messages.js';

export { expect };

export const test = base.extend({
  /** Presses a control as the device does: with a finger or with a mouse. */
  press: async ({ hasTouch }, use) => use((control) => (hasTouch ? control.tap() : control.click())),

  /** Every message between page and checkout, which must follow the protocol, whatever the test is about. */
  heard: [
    async ({ page }, use) => {
      const heard = await listen(page);
      await use(heard);
      // A page that is still loading when its test is over must not end the next one.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect(judge(embedded(heard)), 'messages that break the Embedded Protocol').toEqual([]);
    },
    { auto: true },
  ],
});
