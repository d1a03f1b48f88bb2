// The display on a hanger: keeps its number true for days, without a touch and without a memory that grows.
const root = document.querySelector('[data-hanger]');
const { post, hotspot, locale } = root.dataset;
const place = root.querySelector('[data-number]');
const count = root.querySelector('[data-count]');
const asleep = root.querySelector('[data-asleep]');
const query = `posts=${encodeURIComponent(post)}`;

const SILENCE_MS = 40_000; // A heartbeat comes every 15 s, but scripts do not see comments; the snapshot below is the check.
const LONGEST_MS = 60_000;
const RENEW_MS = 6 * 3_600_000; // Prices and pictures change too.
let failures = 0;
let heard = 0; // Messages so far: an answer that was asked for before the last of them may be older.
let since = Date.now();
let source;

function show({ type, hotspot: which, texts }) {
  if (type !== 'likes' || which !== hotspot) return;
  const text = texts[locale] || texts.en;
  count.setAttribute('aria-label', text.long);
  if (place.textContent === text.short) return;
  place.textContent = text.short;
  // Restarted by hand: the same animation twice in a row would not play.
  count.getAnimations({ subtree: true }).forEach((beat) => (beat.cancel(), beat.play()));
}

/** Says discreetly that the number is the last one known. */
function online(is) {
  asleep.hidden = is;
  root.toggleAttribute('data-offline', !is);
}

function listen() {
  source?.close();
  source = new EventSource(`/api/live?${query}`);
  source.addEventListener('likes', (event) => {
    failures = 0;
    heard += 1;
    online(true);
    show(JSON.parse(event.data));
  });
  source.addEventListener('error', () => {
    source.close();
    source = undefined;
    retry();
  });
}

// A little different for every display: a whole store comes back after a power cut at once.
const wait = () => Math.min(LONGEST_MS, 1_000 * 2 ** failures) * (0.5 + Math.random());

function retry() {
  failures += 1;
  setTimeout(async () => {
    if (source) return;
    // A server that allows no further stream is asked instead, and for a stream again at every fourth time: it may have been away.
    if (await ask()) failures > 4 && failures % 4 ? retry() : listen();
    else retry();
  }, wait());
}

/** Asks once; whether anybody answered. */
async function ask() {
  const before = heard;
  try {
    const reply = await fetch(`/api/live/snapshot?${query}`, { signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) throw Error(reply.status);
    const { events } = await reply.json();
    if (heard === before) events.forEach(show);
    online(true);
    return true;
  } catch {
    online(false);
    return false;
  }
}

async function check() {
  const answered = await ask();
  // Never loaded anew without a network: the last number would be lost.
  if (answered && Date.now() - since > RENEW_MS) location.reload();
  if (!answered && source) {
    source.close();
    source = undefined;
    retry();
  }
}

/** Keeps the screen on, where the device lets a page do that. */
async function stayAwake() {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen').catch(() => {});
}

addEventListener('offline', () => online(false));
addEventListener('online', () => (listen(), ask()));
addEventListener('pagehide', () => (source?.close(), (source = undefined)));
addEventListener('pageshow', (event) => event.persisted && listen());
document.addEventListener('visibilitychange', stayAwake);
setInterval(check, SILENCE_MS);
stayAwake();
listen();
