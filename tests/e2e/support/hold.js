// Holding back what a page asks for, so that a test decides what comes first.

/** Holds every request to `url` that `which` picks until the returned function is called; then they go on, or end as `then` says. */
export async function hold(page, url, { which = () => true, then = (route) => route.continue(), times } = {}) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  let asked;
  const arrived = new Promise((resolve) => (asked = resolve));
  let left = times ?? Infinity;
  await page.route(url, async (route) => {
    if (left <= 0 || !which(route.request())) return route.fallback();
    left -= 1;
    asked();
    await released;
    await then(route);
  });
  /** Lets it go on. `arrived` is there once something is held. */
  return Object.assign(() => release(), { arrived });
}
