// The shop's program: what a browser test does with the command line.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER } from './addresses.js';
import { serving } from './serve.js';

const here = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const BINARY = process.env.SPOTLET_BINARY || here('target/debug/spotlet');
const DATA = process.env.SPOTLET_DATA || here('data');
const ASSETS = process.env.SPOTLET_ASSETS || here('target/site');

// The program refuses settings it does not know, and ours are none of its.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SPOTLET_')));

/** A new platform's key. */
export function addPlatform() {
  const printed = execFileSync(BINARY, ['platform', 'add', 'browser-tests', '--data', DATA], { encoding: 'utf8', env });
  return /\bspk_[\w-]+/.exec(printed)[0];
}

/** Moderates: `comments('queue')`, `comments('approve', id)` … Returns what is printed, line by line. */
export function comments(verb, ...args) {
  const printed = execFileSync(BINARY, ['comments', verb, ...args, '--data', DATA], { encoding: 'utf8', env });
  return printed.trim().split('\n');
}

/** Runs `spotlet order …`, as the merchant at the terminal; answers what it prints. */
export function orderCommand(...args) {
  return execFileSync(BINARY, ['order', ...args, '--data', DATA], { encoding: 'utf8', env });
}

/** What posts achieved, as `spotlet results` prints it: a row's cells by the name of their column. */
export function results(by, row) {
  const printed = execFileSync(BINARY, ['results', '--by', by, '--data', DATA], { encoding: 'utf8', env });
  const [head, ...rows] = printed.trim().split('\n').map((line) => line.split(','));
  const cells = rows.find(([name]) => name === row) ?? [];
  return Object.fromEntries(head.map((name, nth) => [name, Number(cells[nth] || 0)]));
}

/** A link to a post that credits a creator. */
export function creatorLink(post, ...args) {
  return execFileSync(BINARY, ['creator-link', post, ...args, '--data', DATA, '--public-url', SERVER], { encoding: 'utf8', env }).trim();
}

/** What a creator has earned, a line an order. */
export function statement(creator) {
  return execFileSync(BINARY, ['creator', 'statement', creator, '--data', DATA], { encoding: 'utf8', env });
}

/** Starts the program anew on the same data, as after a restart, and gives its origin to `use`. */
export async function withFreshServer(use) {
  return served(['--data', DATA], use);
}

/**
 * A shop of a test's own: what its `spotlet.toml` says, its products as `spotlet import` takes them, one import after the other, and files of its
 * data folder by their path. Gives its origin to `use`.
 */
export async function withShop({ toml, imports, files = {} }, use) {
  const folder = mkdtempSync(join(tmpdir(), 'spotlet-shop-'));
  const data = join(folder, 'data');
  try {
    const write = (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    for (const [path, content] of Object.entries({ 'spotlet.toml': toml, ...files })) write(path, content);
    for (const products of imports) {
      write('products.json', JSON.stringify(products));
      execFileSync(BINARY, ['import', join(folder, 'products.json'), '--data', data], { env, stdio: 'ignore' });
    }
    return await served(['--data', data, '--config', join(folder, 'spotlet.toml')], use);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const served = (place, use) => serving({ binary: BINARY, args: ['--assets', ASSETS, ...place], env }, /listening/, use);
