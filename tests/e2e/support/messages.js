// Everything that travels between a host page and the checkout in its frame, heard as a curious host page could hear it,
// and judged by the Embedded Protocol.
import { checkoutSchema, complaints, embeddedMethods } from './schemas.js';

const METHODS = embeddedMethods();

/**
 * Hears every message in every frame of a page: what comes to a window, and what comes through a `MessageChannel`
 * made in it. Returns the growing list of `{ origin, data }`, where `origin` is that of the listening document.
 */
export async function listen(page) {
  const heard = [];
  await page.exposeBinding('hear', (_, origin, text) => heard.push({ origin, data: JSON.parse(text) }));
  await page.addInitScript(() => {
    const hear = ({ data }) => window.hear(location.origin, JSON.stringify(data) ?? 'null');
    addEventListener('message', hear, true);
    // Ports that arrive in a message, and both ends of every channel made here.
    addEventListener('message', ({ ports }) => ports.forEach((port) => port.addEventListener('message', hear)), true);
    const Channel = window.MessageChannel;
    window.MessageChannel = function () {
      const channel = new Channel();
      channel.port1.addEventListener('message', hear);
      channel.port2.addEventListener('message', hear);
      return channel;
    };
  });
  return heard;
}

/** The messages of the Embedded Protocol among all that was heard, in order. */
export const embedded = (heard) => heard.map(({ data }) => data).filter((data) => data?.jsonrpc === '2.0');

/** The methods told and asked for so far, in order. An answer has none. */
export const methods = (heard) => embedded(heard).map(({ method }) => method);

/** The checkout that a method's latest message carried. */
export const checkoutIn = (heard, method) => embedded(heard).findLast((message) => message.method === method)?.params.checkout;

/** Everything that is wrong with a conversation, a sentence each; empty for a good one. */
export function judge(messages) {
  const asked = new Map();
  return messages.flatMap((message) => {
    const about = message.method ?? `answer to ${asked.get(message.id) ?? 'nothing'}`;
    if (message.method && 'id' in message) asked.set(message.id, message.method);
    const wrong = message.method ? judgeCall(message) : judgeAnswer(message, asked.get(message.id));
    return wrong.map((sentence) => `${about}: ${sentence}`);
  });
}

function judgeCall({ method, params, id }) {
  const known = METHODS.get(method);
  if (!known) return ['is no method of the protocol'];
  const wrong = known.params.flatMap(({ name, required, schema }) => {
    if (!(name in params)) return required ? [`has no ${name}`] : [];
    const exact = name === 'checkout' ? checkoutSchema(params.checkout.ucp?.capabilities ?? {}) : schema;
    return complaints(exact, params[name]);
  });
  // embedded-protocol.md, "Message Types": who wants an answer sends an id, nobody else does.
  if (!!known.result !== (id !== undefined)) wrong.push(known.result ? 'is a request without an id' : 'is a notification with an id');
  return wrong;
}

function judgeAnswer({ result, error }, method) {
  if (error) return Number.isInteger(error.code) && typeof error.message === 'string' ? [] : ['has a malformed error'];
  const known = METHODS.get(method);
  return known ? complaints(known.result, result) : ['answers nothing that was asked'];
}
