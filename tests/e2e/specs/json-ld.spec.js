// What search engines read: the JSON-LD of a post's page, expanded by a real processor, says the same as the shop.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { SERVER } from '../support/addresses.js';
import { expect, test } from '../support/test.js';

const CONTEXT = JSON.parse(readFileSync(new URL('../support/schema-org.json', import.meta.url)));
const S = (name) => `https://schema.org/${name}`;

/** No address is fetched: the one context we name stands here, and any other is a mistake. */
async function documentLoader(url) {
  if (url !== 'https://schema.org') throw Error(`${url} is no context of ours`);
  return { contextUrl: null, documentUrl: url, document: CONTEXT };
}

/** The page's graph, expanded. A key that means nothing is a mistake. */
async function graph(request, path) {
  const page = await (await request.get(`${SERVER}${path}`)).text();
  const scripts = [...page.matchAll(/<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  const expanded = await jsonld.expand(JSON.parse(scripts[0][1]), { documentLoader, safe: true });
  return expanded.flatMap((node) => node['@graph'] ?? [node]);
}

const of = (nodes, type) => nodes.filter((node) => node['@type']?.includes(S(type)));
const value = (node, name) => node[S(name)]?.[0]['@value'];
const id = (node, name) => node[S(name)]?.[0]['@id'];

test('a post is a posting with its products and their offers', async ({ request }) => {
  const nodes = await graph(request, '/p/autumn-living-room?locale=en');
  const [posting] = of(nodes, 'SocialMediaPosting');
  expect(posting['@id']).toBe(`${SERVER}/p/autumn-living-room`);
  expect(value(posting, 'headline')).toBe('Autumn living room');
  const [author] = posting[S('author')];
  expect(author['@type']).toEqual([S('Person')]);
  expect(id(author, 'url')).toBe(`${SERVER}/c/mara`);
  const [likes] = posting[S('interactionStatistic')];
  expect(id(likes, 'interactionType')).toBe(S('LikeAction'));
  expect(value(likes, 'userInteractionCount')).toBeGreaterThan(0);
  for (const image of posting[S('image')]) expect((await request.get(image['@id'])).headers()['content-type']).toMatch(/^image\//);

  const products = of(nodes, 'Product');
  expect(products).toHaveLength(5);
  for (const product of products) {
    expect(value(product, 'name')).toBeTruthy();
    expect(value(product, 'description')).toBeTruthy();
    expect(product[S('brand')][0]['@type']).toEqual([S('Brand')]);
    for (const offer of product[S('offers')]) {
      expect(offer['@type']).toEqual([S('Offer')]);
      expect(value(offer, 'price')).toMatch(/^\d+\.\d\d$/);
      expect(value(offer, 'priceCurrency')).toBe('EUR');
      expect(id(offer, 'availability')).toMatch(/^https:\/\/schema\.org\/(In|OutOf)Stock$/);
      expect(id(offer, 'url')).toBe(`${SERVER}/p/autumn-living-room`);
    }
  }
  const chair = products.find((product) => value(product, 'name') === 'Lounge Chair Olive' || value(product, 'name') === 'Lounge Chair');
  const soldOut = chair[S('offers')].filter((offer) => id(offer, 'availability') === S('OutOfStock'));
  expect(soldOut).toHaveLength(1);
  const shown = await (await request.get(`${SERVER}/api/products/lounge-chair/price?variant=lounge-chair-olive&locale=en`)).json();
  expect(chair[S('offers')].map((offer) => Math.round(Number(value(offer, 'price')) * 100))).toContain(shown.amount);
});

for (const post of ['slow-coffee', 'garden-bench', 'quiet-desk']) {
  test(`every key of ${post} means something`, async ({ request }) => {
    const nodes = await graph(request, `/p/${post}`);
    expect(of(nodes, 'SocialMediaPosting')).toHaveLength(1);
    expect(of(nodes, 'Product').length).toBeGreaterThan(3);
  });
}
