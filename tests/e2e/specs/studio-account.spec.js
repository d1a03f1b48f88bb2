// One's own account: another password, every other browser signed out, and the way back by mail.
import { SERVER } from '../support/addresses.js';
import { postbox } from '../support/postbox.js';
import { begin, freshShop, owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const said = (page) => page.getByRole('status').first();
const NEW = 'another quite long password';

test('a new password and signing out everywhere end what other browsers have open', async ({ page, browser }) => {
  const member = owner();
  await signIn(page, member, '/studio/account');
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  const isOut = async () => {
    await other.goto(`${SERVER}/studio/account`);
    await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  };
  await signIn(other, member);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(said(page)).toBeVisible();
  await isOut();

  await signIn(other, member);
  await page.getByLabel('Password so far').fill('not what it is');
  await page.getByLabel('New password').fill(NEW);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('Password so far').fill(member.password);
  await page.getByLabel('New password').fill(NEW);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(said(page)).toBeVisible();
  await isOut();
  await page.reload();
  await expect(page.getByText(member.email)).toBeVisible();
  await signIn(other, { ...member, password: NEW });
  await context.close();
});

test('who forgot the password gets a link that works once', async ({ page }) => {
  await postbox(async ({ url, letters }) => {
    await freshShop(async ({ origin, link }) => {
      await begin(page, link);
      await page.context().clearCookies();
      await page.goto(`${origin}/studio`);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.getByLabel('E-mail address').fill('olive@example.com');
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(said(page)).toBeVisible();

      const way = () => new RegExp(`${origin}/studio/reset/[\\w.~-]+`).exec(letters.join('\n'))?.[0];
      await expect.poll(way, 'the link in the mail').toBeTruthy();
      const address = way();
      await page.goto(address);
      await page.getByLabel('New password').fill(NEW);
      await page.getByRole('button', { name: /password/i }).click();
      await expect(said(page)).toBeVisible();
      await page.context().clearCookies();
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'This link does not hold any more' })).toBeVisible();
      const enter = async (password) => {
        await page.goto(`${origin}/studio/login`);
        await page.getByLabel('E-mail address').fill('olive@example.com');
        await page.getByLabel('Password').fill(password);
        await page.getByRole('button', { name: 'Sign in' }).click();
      };
      await enter('a long enough password');
      await expect(page.getByRole('alert').first()).toBeVisible();
      await enter(NEW);
      await expect(page).toHaveURL(`${origin}/studio`);
    }, ['products.json'], [], { SPOTLET_SMTP_URL: url, SPOTLET_MAIL_FROM: 'Halden <orders@halden.example>' });
  });
});
