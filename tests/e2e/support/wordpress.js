// WordPress as a host: its own script, from Debian's package, and what its filter does to the HTML of a provider it does not know.
//
// Nothing of WordPress is kept in this repository; the package is fetched into `target/` when a test first needs it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../target/wordpress', import.meta.url));
const SCRIPT = 'usr/share/wordpress/wp-includes/js/wp-embed.js';

/** The text of WordPress' `wp-embed.js`. */
export function wpEmbed() {
  if (!existsSync(join(FOLDER, SCRIPT))) unpack();
  return readFileSync(join(FOLDER, SCRIPT), 'utf8');
}

function unpack() {
  const run = (program, args, cwd) => {
    try {
      execFileSync(program, args, { cwd, timeout: 120_000, stdio: 'pipe' });
    } catch (error) {
      throw new Error(`This test needs WordPress' own script, from Debian's package "wordpress", and "${program} ${args.join(' ')}" failed: ${error.message}`);
    }
  };
  mkdirSync(join(FOLDER, '..'), { recursive: true });
  const partial = mkdtempSync(`${FOLDER}.`);
  run('apt-get', ['download', 'wordpress'], partial);
  const [file] = readdirSync(partial).filter((name) => name.endsWith('.deb'));
  run('dpkg-deb', ['-x', file, 'x'], partial);
  try {
    renameSync(join(partial, 'x'), FOLDER);
  } catch (error) {
    // Another worker may have been first; its copy is as good.
    if (!existsSync(join(FOLDER, SCRIPT))) throw error;
  }
}

/** Elements and attributes that are kept of a stranger's HTML. */
const KEPT = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/**
 * What WordPress makes of the HTML in an oEmbed answer, by the rules of its `wp_filter_oembed_result`, restated:
 * only the elements above stay; of them at most one leading quote and the first frame, which must be there; the frame's
 * address and both elements get a secret; a frame behind a quote is hidden until it speaks; every frame is sandboxed.
 * Runs in the page, since it takes HTML apart. Returns an empty text where nothing may be embedded.
 */
export const filtered = (page, html, secret) =>
  page.evaluate(
    ({ html, secret, kept }) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      for (const element of body.querySelectorAll('*')) {
        const attributes = kept[element.localName];
        if (!attributes) element.replaceWith(...element.childNodes);
        else for (const { name } of [...element.attributes]) if (!attributes.includes(name)) element.removeAttribute(name);
      }
      const frame = body.querySelector('iframe');
      if (!frame) return '';
      const quote = body.querySelector('blockquote');
      const before = quote && quote.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING ? quote : null;
      if (frame.getAttribute('src')) {
        frame.setAttribute('src', `${frame.getAttribute('src')}#?secret=${secret}`);
        for (const element of [before, frame]) element?.setAttribute('data-secret', secret);
      }
      if (before) {
        before.className = 'wp-embedded-content';
        frame.style.cssText = 'position: absolute; visibility: hidden;';
      }
      frame.className = 'wp-embedded-content';
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.setAttribute('security', 'restricted');
      return (before ? before.outerHTML : '') + frame.outerHTML;
    },
    { html, secret, kept: KEPT },
  );
