// A host of UCP's Embedded Protocol that is no Spotlet: a page made by the test, on an origin of its own.
import { HOST, SERVER, writing } from './addresses.js';

export const DELEGATIONS = ['payment.instruments_change', 'payment.credential', 'fulfillment.address_change', 'window.open'];

const VERSION = '2026-04-08';

/** Begins a checkout, as the platform of a key or as a page. */
export async function begin(request, headers, item = 'stone-vase') {
  const reply = await request.post(`${SERVER}/ucp/v1/checkout-sessions`, { headers: { ...writing(), ...headers }, data: { line_items: [{ item: { id: item }, quantity: 1 }] } });
  return reply.json();
}

/** The token with which a page at `HOST` may stand around a checkout. */
export async function embedToken(request, key, id) {
  const reply = await request.post(`${SERVER}/api/checkout-sessions/${id}/embed-token`, { headers: { 'X-API-Key': key }, data: { origin: HOST } });
  return (await reply.json()).token;
}

/**
 * Opens a checkout in a page at `HOST` which asks for every delegation and answers each request from `answers`: method to result, `null` for a
 * method that it does not know. Returns the frame, which is as high as the window and scrolls inside: Chromium gives no taps to a frame that has just
 * moved in its page and looks out for covers.
 */
export async function embed(page, continueUrl, { auth, answers = {}, version = VERSION } = {}) {
  await page.route(`${HOST}/host`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Host</title><style>body { margin: 0 } iframe { display: block; border: 0; width: 100%; height: 100vh }</style>' }));
  await page.goto(`${HOST}/host`);
  const address = new URL(continueUrl);
  address.searchParams.set('ec_version', version);
  address.searchParams.set('ec_delegate', DELEGATIONS.join(','));
  if (auth) address.searchParams.set('ec_auth', auth);
  await page.evaluate(
    ([src, answers, version]) => {
      const ucp = { version, status: 'success' };
      const frame = document.createElement('iframe');
      addEventListener('message', ({ source, origin, data }) => {
        if (source !== frame.contentWindow || data?.jsonrpc !== '2.0' || !('id' in data)) return;
        const answer = data.method === 'ec.ready' ? {} : answers[data.method];
        const rest = answer ? { result: { ucp, ...answer } } : { error: { code: -32601, message: 'Method not found.' } };
        source.postMessage({ jsonrpc: '2.0', id: data.id, ...rest }, origin);
      });
      frame.src = src;
      frame.title = 'Checkout';
      document.body.append(frame);
    },
    [address.href, answers, version],
  );
  return page.frameLocator('iframe');
}
