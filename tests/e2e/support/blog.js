// Pages that a blog could have and ours does not: served from the blog's origin without a server.
import { HOST, SERVER } from './addresses.js';

/** Puts a page on the blog and opens it. `headers` are those of its response. */
export async function openBlogPage(page, { head = '', body, lang = 'en', headers = {} }) {
  const address = `${HOST}/made-by-a-test.html`;
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A blog</title>${head}</head><body>${body}</body></html>`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: html }));
  await page.goto(address);
}

/** The loader, as a merchant would write it. */
export const LOADER = `<script async src="${SERVER}/v1/spotlet.js"></script>`;

/** An element with its link. */
export const post = (id, attributes = '') => `<spotlet-post post="${id}" ${attributes}><a href="${SERVER}/p/${id}">${id}</a></spotlet-post>`;
