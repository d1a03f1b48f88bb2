// Answers that come as late as a test wants them to.
import { drawn } from './drawn.js';

/**
 * Holds back the first request of a method to an address. The server has acted on it, unless it is held `unsent`.
 * `asked` is kept once it is held; `release` lets it go and comes back when the page has read the answer.
 */
export async function holdAnswer(page, address, { method = 'GET', unsent = false } = {}) {
  let tell, go, end;
  const asked = new Promise((done) => (tell = done));
  const free = new Promise((done) => (go = done));
  const over = new Promise((done) => (end = done));
  let isHolding = false;
  await page.route(address, async (route) => {
    if (isHolding || route.request().method() !== method) return route.fallback();
    isHolding = true;
    const response = unsent ? null : await route.fetch();
    tell();
    await free;
    await (response ? route.fulfill({ response }) : route.continue());
    await (await route.request().response()).finished();
    end();
  });
  const release = async () => {
    go();
    await over;
    await drawn(page);
  };
  return { asked, release };
}
