// Every page of the studio is open to everybody who works there: no rule of axe is broken, by night on a phone and by day at a desk.
// The pages are those of the server's own table of addresses, so that a new one cannot be forgotten.
import { readFileSync } from 'node:fs';
import { SERVER } from '../support/addresses.js';
import { fillIn, orderNumber, payButton } from '../support/checkout.js';
import { judge } from '../support/judge.js';
import { demo, here, owner, signIn } from '../support/studio.js';
import { expect, test } from '../support/test.js';

const TABLE = readFileSync(here('server/src/routes/studio/access.rs'), 'utf8');
const ROUTES = [...TABLE.matchAll(/^ {4}\("(\/studio[^"]*)", (\w+), /gm)].map(([, route, reader]) => ({ route, reader }));

/** What is no page by itself but stands in a frame on one. */
const FRAMED = ['/studio/posts/{post}/preview', '/studio/mails/{id}/letter'];

/** What is looked at together; an address is of the first that it fits. */
const SECTIONS = [
  ['posts and media', /^\/studio\/(posts|media)\b/, ['/studio/posts/{post}', '/studio/posts/{post}/publish', '/studio/media/{id}']],
  ['products and results', /^\/studio\/(products|results)\b/, ['/studio/products/{id}', '/studio/results/statement']],
  ['orders, talk and mails', /^\/studio\/(orders|talk|mails)\b/, ['/studio/orders/{id}', '/studio/talk', '/studio/mails/{id}']],
  ['brand', /^\/studio\/brand\b/, ['/studio/brand', '/studio/brand/themes/{name}', '/studio/brand/payments/switch']],
  ['people, accounts and doors', /^/, ['/studio', '/studio/login', '/studio/people', '/studio/account', '/studio/{*rest}']],
].map(([name, fits, some], at, all) => [name, ROUTES.filter(({ route }) => !FRAMED.includes(route) && all.findIndex(([, fits]) => fits.test(route)) === at), some]);

/** What else an address asks for. */
const QUERIES = {
  '/studio/brand/payments/switch': '?to=live',
  '/studio/results/statement': '?creator=mara',
  '/studio/results/table': '?by=hotspot&days=28',
};

/** What is there once the page has come alive. */
const ALIVE = {
  '/studio/posts/{post}': (page) => page.getByText('Saved', { exact: true }),
  '/studio/posts/{post}/publish': (page) => page.getByRole('button', { name: /^Copy: / }).first(),
  '/studio/media': (page) => page.getByText('Drop pictures or videos here'),
  '/studio/brand/themes/{name}': (page) => page.getByRole('button', { name: 'Undo' }),
};

/** What the places in addresses stand for in the demo; a function makes it. */
const EXAMPLES = [
  ['/studio/products/import/', { id: 'none' }],
  ['/studio/products/', { id: 'lounge-chair' }],
  ['/studio/media/', { id: bring }],
  ['/studio/orders/', { id: (page) => newest(page, '/studio/orders', buy) }],
  ['/studio/mails/', { id: (page) => newest(page, '/studio/mails', buy) }],
  ['/studio/brand/discounts/', { id: 'welcome' }],
  ['/studio/brand/themes/', { name: theme }],
  ['/studio/posts/', { post: 'autumn-living-room' }],
  ['/studio/results/posts/', { post: 'autumn-living-room' }],
  ['/studio/reset/', { link: 'no-link' }],
  ['/studio/join/', { link: 'no-link' }],
  ['/studio/talk/', { id: 'none' }],
  ['/studio/people/', { id: 'none' }],
  ['/studio/{*rest}', { '*rest': 'nothing/here' }],
];

/** Whether it is a page: neither a document of another kind, nor what only a form is sent to. */
const isPage = (reply) => reply.status() !== 405 && /^text\/html/.test(reply.headers()['content-type'] ?? '');

// Colours know no widths and widths know no colours.
const SIZES = [
  ['phone', { width: 390, height: 844 }, 'dark'],
  ['desk', { width: 1280, height: 800 }, 'light'],
];

for (const [size, viewport, scheme] of SIZES) {
  test.describe(`${size}, ${scheme}`, () => {
    test.use({ viewport, colorScheme: scheme });

    for (const [name, routes, some] of SECTIONS) {
      test(name, async ({ page, browser }) => {
        const context = await browser.newContext({ viewport, locale: 'en-GB' });
        const stranger = await context.newPage();
        await signIn(page, owner());
        const made = new Map();
        const seen = [];
        const plain = await browser.newContext({ viewport, javaScriptEnabled: false, storageState: await page.context().storageState() });
        const early = await plain.newPage();
        for (const { route, reader } of routes) {
          const address = (await filled(page, route, made)) + (QUERIES[route] ?? '');
          const visitor = reader === 'Anyone' ? stranger : page;
          if (!isPage(await visitor.request.get(SERVER + address, { maxRedirects: 0, headers: { accept: 'text/html' } }))) continue;
          const reply = await visitor.goto(SERVER + address);
          const isMissing = /no-link|nothing/.test(address);
          expect(reply.status() < 400 || isMissing, `${address} answers ${reply.status()}`).toBe(true);
          await expect(visitor.getByRole('heading', { level: 1 }), address).toHaveCount(1);
          if (ALIVE[route]) await expect(ALIVE[route](visitor), address).toBeVisible();
          // Nothing but a table in its own box may be wider than the screen, also before the bundle has come.
          if (reader !== 'Anyone') await early.goto(SERVER + address);
          for (const shown of [visitor, early]) expect(await shown.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBeLessThanOrEqual(0);
          await judge(visitor, address, [scheme]);
          seen.push(route);
        }
        // The table was read, and what it names was not passed over.
        expect(seen).toEqual(expect.arrayContaining(some));
        await context.close();
        await plain.close();
      });
    }
  });
}

test('every section of the navigation stands in the table', async ({ page }) => {
  await signIn(page, owner());
  const links = page.getByRole('navigation', { name: 'Sections' }).getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  expect(addresses.length).toBeGreaterThan(5);
  expect(ROUTES.map(({ route }) => route)).toEqual(expect.arrayContaining([...addresses, ...Object.keys(ALIVE)]));
});

/** The address with something that is there in each of its places. */
async function filled(page, route, made) {
  let address = route;
  for (const [place, name] of route.matchAll(/\{([^}]+)\}/g)) {
    const [prefix, values] = EXAMPLES.find(([prefix]) => route.startsWith(prefix)) ?? [];
    const value = values?.[name];
    expect(value, `${route} asks for an example of ${name} in this spec`).toBeTruthy();
    if (!made.has(prefix)) made.set(prefix, typeof value === 'function' ? await value(page) : value);
    address = address.replace(place, made.get(prefix));
  }
  return address;
}

/** The newest of a list, after `make` has made one. */
async function newest(page, list, make) {
  await make(page);
  await page.goto(SERVER + list);
  const link = page.getByRole('main').locator(`a[href^="${list}/"]:not([href*="export"])`).first();
  return new URL(await link.getAttribute('href'), SERVER).pathname.split('/')[3];
}

/** A picture of one's own: any other may be gone again. */
async function bring(page) {
  await page.goto(`${SERVER}/studio/media`);
  const name = `axe-${crypto.randomUUID()}.jpg`;
  await page.getByLabel('Choose files').setInputFiles({ name, mimeType: 'image/jpeg', buffer: readFileSync(demo('media/coffee.jpg')) });
  const link = page.getByRole('region', { name: 'Uploads' }).getByRole('link', { name });
  return new URL(await link.getAttribute('href'), SERVER).pathname.split('/')[3];
}

async function buy(page) {
  const shopper = await page.context().newPage();
  await shopper.goto(`${SERVER}/buy/stone-vase:1`);
  await fillIn(shopper);
  await payButton(shopper).click();
  await orderNumber(shopper);
  await shopper.close();
}

async function theme(page) {
  const name = `axe-${crypto.randomUUID().slice(0, 8)}`;
  await page.goto(`${SERVER}/studio/brand/themes`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Make the theme' }).click();
  await expect(page).toHaveURL(new RegExp(name));
  return name;
}
