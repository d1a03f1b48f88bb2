// An order's life as the merchant sees it: bought, sent with a parcel's number, partly refunded, withdrawn from, and in the books.
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { judge } from '../support/judge.js';
import { owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

/** Buys two clocks as somebody else; gives the order's number and the shopper's page of it. */
async function buy(browser, viewport) {
  const context = await browser.newContext({ locale: 'en-GB', viewport });
  const page = await context.newPage();
  await page.goto(`${SERVER}/buy/wall-clock:2`);
  await fillIn(page);
  await payButton(page).click();
  const number = await orderNumber(page);
  await page.getByRole('link', { name: 'View your order' }).click();
  await expect(page.getByRole('heading', { name: number, level: 1 })).toBeVisible();
  return { context, page, number };
}

async function withdraw(page) {
  await page.reload();
  await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await expect(page.getByRole('status')).toContainText('Your withdrawal reached us on');
}

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } })) {
  test.describe(size, () => {
    test.use({ viewport });

    test('an order from the sale to the withdrawal', async ({ page, browser }) => {
      const shopper = await buy(browser, viewport);
      const { number } = shopper;
      const history = page.getByRole('region', { name: 'History' });
      const row = page.getByRole('link', { name: new RegExp(number) });
      // One of the steps that are possible now, opened.
      const step = async (title) => {
        const act = page.getByRole('group').filter({ has: page.getByRole('heading', { name: title }) });
        if (!(await act.evaluate((details) => details.open))) await act.getByRole('heading', { name: title }).click();
        return act;
      };

      await signIn(page, owner(), '/studio/orders');
      await page.getByRole('searchbox', { name: 'Number or e-mail address' }).fill(number);
      await page.getByRole('button', { name: 'Find' }).click();
      await expect(row).toHaveCount(1);
      await expect(row).toContainText('To ship');
      await judge(page, 'the list');
      await row.click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
      await judge(page, 'a new order');

      const send = await step('Mark as sent');
      await send.getByLabel('Carrier').fill('DHL');
      await send.getByLabel('Tracking number').fill('JD0146');
      await send.getByLabel('Where the shopper can follow it').fill('https://dhl.example/JD0146');
      await judge(page, 'about to be sent');
      await send.getByRole('button').click();
      await expect(history).toContainText('Sent with DHL');
      await expect(history).toContainText('JD0146');
      await judge(page, 'sent');
      await shopper.page.reload();
      await expect(shopper.page.getByRole('link', { name: 'Follow the parcel' })).toHaveAttribute('href', 'https://dhl.example/JD0146');

      // A part goes back, after a look at what it is.
      const refund = await step('Give money back');
      await refund.getByLabel(/^Amount in EUR/).fill('7.50');
      await refund.getByLabel('Reason').selectOption({ label: 'Goodwill' });
      await refund.getByRole('button', { name: 'Review' }).click();
      await expect(page.getByText('This cannot be undone.')).toBeVisible();
      await judge(page, 'about to be refunded');
      await page.getByRole('button', { name: 'Give back €7.50' }).click();
      await expect(history).toContainText('€7.50 go back');
      await judge(page, 'refunded in part');
      await shopper.page.reload();
      await expect(shopper.page.getByText(/€7\.50/).first()).toBeVisible();

      await withdraw(shopper.page);
      await page.goto(`${SERVER}/studio/orders?show=withdrawal&q=${number}`);
      await expect(row).toHaveCount(1);
      await row.click();
      await expect(history).toContainText('withdrew from the contract');
      await judge(page, 'withdrawn from');
      const answer = await step('Answer the withdrawal');
      await answer.getByRole('button').click();
      await expect(page.getByText('This cannot be undone.')).toBeVisible();
      await page.getByRole('main').getByRole('button').click();
      await expect(history).toContainText('Goods came back');
      await expect(page.getByRole('heading', { name: 'Answer the withdrawal' })).toHaveCount(0);
      await judge(page, 'answered');

      await page.goto(`${SERVER}/studio/orders?show=withdrawal&q=${number}`);
      await expect(row).toHaveCount(0);
      await judge(page, 'nothing left to do');
      await page.goto(`${SERVER}/studio/orders?q=${number}`);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
      const text = await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString('utf8'));
      const lines = text.trim().split('\n');
      expect(lines.slice(1).filter((line) => line.includes(number)).length).toBe(lines.length - 1);
      expect(lines.length).toBeGreaterThan(1);
      await shopper.context.close();
    });
  });
}
