// Stock as it changes: somebody buys the last pieces, and whoever looks at them sees it; what is given back can be bought again.
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { card, hotspot } from '../support/post.js';
import { soon } from '../support/soon.js';
import { expect, test } from '../support/test.js';

const MUG = 'Stoneware Mug';

test('the last pieces are sold and given back in one browser, and the card in the other follows', async ({ page, browser }) => {
  const stream = page.waitForResponse((reply) => reply.url().startsWith(`${SERVER}/api/live?`));
  await page.goto(`${SERVER}/p/slow-coffee`);
  await hotspot(page, MUG).first().click();
  await stream;
  const mug = card(page, MUG).first();
  const moss = mug.getByRole('radio', { name: 'Moss' });
  await moss.check({ force: true });
  await expect(mug.getByText('Only 2 left')).toBeVisible();
  await expect(mug.getByRole('button', { name: 'Add to bag' })).toBeEnabled();

  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const buyer = await context.newPage();
  await buyer.goto(`${SERVER}/buy/coffee-mug-moss:2`);
  await fillIn(buyer);
  await payButton(buyer).click();
  await expect(mug.getByRole('button', { name: 'Sold out' })).toBeDisabled();
  await expect(moss).toBeDisabled();
  await expect(mug.getByText('Only 2 left')).toBeHidden();

  await orderNumber(buyer);
  await buyer.getByRole('link', { name: 'View your order' }).click();
  await buyer.getByText('Cancel the order').click();
  await buyer.getByRole('button', { name: 'Cancel it now' }).click();
  await expect(buyer.getByText('This order is cancelled.')).toBeVisible();
  await soon(expect(mug.getByText('Only 2 left')).toBeVisible());
  await expect(mug.getByRole('button', { name: 'Add to bag' })).toBeEnabled();
  await expect(moss).toBeEnabled();
  await context.close();
});
