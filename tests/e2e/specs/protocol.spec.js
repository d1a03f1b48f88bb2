// Does the judge of `ec.*` messages bite? A real conversation passes it, and the same, spoilt in one place, does not.
import { embedded, judge } from '../support/messages.js';
import { payButton, started } from '../support/checkout.js';
import { add, goToCheckout } from '../support/post.js';
import { expect, test } from '../support/test.js';

const spoilt = {
  'a greeting without delegations': ({ ready }) => delete ready.params.delegate,
  'a greeting that wants no answer': ({ ready }) => delete ready.id,
  'an answer without a version': ({ answer }) => delete answer.result.ucp.version,
  'an answer that is neither success nor error': ({ answer }) => (answer.result.ucp.status = 'fine'),
  'an answer to nobody': ({ answer }) => (answer.id = 'nobody'),
  'a notification that wants an answer': ({ start }) => (start.id = 'start'),
  'a message of our own': ({ start }) => (start.method = 'ec.hello'),
  'a start without the checkout': ({ start }) => delete start.params.checkout,
  'a start with half of the checkout': ({ start }) => delete start.params.checkout.totals,
  'a status of our own': ({ start }) => (start.params.checkout.status = 'open'),
  'delivery that was not negotiated': ({ start }) => {
    delete start.params.checkout.ucp.capabilities['dev.ucp.shopping.fulfillment'];
    start.params.checkout.fulfillment = { methods: [] };
  },
  'a credential told back': ({ start }) =>
    (start.params.checkout.payment = { instruments: [{ id: 'card', handler_id: 'test', type: 'card', credential: { type: 'token', token: 'tok_success' } }] }),
};

test('messages are judged by the protocol', async ({ page, heard }) => {
  await page.goto('/examples/one-tag.html');
  await add(page, 'Stoneware Vase');
  await expect(payButton(await goToCheckout(page))).toBeVisible();
  await started(heard);
  expect(judge(embedded(heard))).toEqual([]);

  for (const [what, spoil] of Object.entries(spoilt)) {
    const messages = structuredClone(embedded(heard));
    spoil({
      ready: messages.find(({ method }) => method === 'ec.ready'),
      answer: messages.find(({ result }) => result),
      start: messages.find(({ method }) => method === 'ec.start'),
    });
    expect(judge(messages), what).not.toEqual([]);
  }
});
