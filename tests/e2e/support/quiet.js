// A page that comes to rest.

/** Takes the live numbers from a page: their stream has no end, so that a page with one is idle at no time. To be called before it is opened. */
export const withoutStream = (page) =>
  page.addInitScript(() => {
    window.EventSource = class extends EventTarget {
      close() {}
    };
  });
