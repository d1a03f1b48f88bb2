// People in the studio: their accounts, and fresh shops that nobody owns.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER } from './addresses.js';
import { serving } from './serve.js';
import { expect } from './test.js';

/** A file of the repository. */
export const here = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const BINARY = process.env.SPOTLET_BINARY || here('target/debug/spotlet');
const DATA = process.env.SPOTLET_DATA || here('data');
const ASSETS = process.env.SPOTLET_ASSETS || here('target/site');
const DEMO = process.env.SPOTLET_DEMO || here('demo');

// The program refuses settings it does not know, and ours are none of its.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SPOTLET_')));

/** A file of the demo. */
export const demo = (path) => join(DEMO, path);

/** An owner of the demo's shop, with the password that the program prints. */
export function owner() {
  const email = `owner-${crypto.randomUUID()}@example.com`;
  const password = execFileSync(BINARY, ['studio', 'owner', email, '--data', DATA], { encoding: 'utf8', env }).trim();
  return { email, password };
}

/** Signs in as somebody. */
export async function signIn(page, { email, password }, to = '/studio') {
  await page.goto(`${SERVER}/studio/login?next=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  // Everybody signs in at an address of their own: the server lets one try only so often.
  const address = `10.${crypto.getRandomValues(new Uint8Array(3)).join('.')}`;
  await page.route('**/studio/login*', (route) => route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': address } }), { times: 1 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${SERVER}${to}`);
  // All of it is there, also for who does not look twice.
  await page.waitForLoadState();
}

/** The first owner of a fresh shop sets a password at the console's link. */
export async function begin(page, link) {
  await page.goto(link);
  await page.getByLabel('E-mail address').fill('olive@example.com');
  await page.getByLabel('Your name').fill('Olive');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('status')).toHaveText('Welcome. The studio is yours.');
}

/** A copy of a demo's post on the tagger, so that no other test sees what is done to it. */
export async function copyOf(page, member, post) {
  await signIn(page, member, `/studio/posts/${post}`);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('status').first()).toContainText('This is the copy');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.waitForLoadState();
}

/** A hotspot on the tagger's picture. */
export const spot = (page, name) => page.locator('.sheet').getByRole('button', { name });

/** A shop with the demo's products, or more of the demo, that nobody owns yet: gives its origin and the link on its console to `use`.
 * `more` goes to the program, `settings` are variables of its environment. */
export async function freshShop(use, goods = ['products.json'], more = [], settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'spotlet-fresh-'));
  for (const file of goods) execFileSync(BINARY, ['import', demo(file), '--data', folder], { env, stdio: 'ignore' });
  const args = ['--data', folder, '--assets', ASSETS, ...more];
  try {
    return await serving({ binary: BINARY, args, env: { ...env, ...settings } }, /open (\S+)/, (origin, [, link]) => use({ origin, link }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
