// The shop's program, serving at a free port.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Starts `spotlet serve` and gives `use` its origin, and what `told` found in a line of its log: once it has, the port is its own.
 * The port is free for a moment before the program takes it; where somebody else is faster, it is another one.
 */
export async function serving({ binary, args, env }, told, use) {
  for (;;) {
    const origin = `http://127.0.0.1:${await freePort()}`;
    const server = spawn(binary, ['serve', '--listen', new URL(origin).host, '--public-url', origin, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
      const { found, log } = await heard(server.stderr, told);
      if (found) return await use(origin, found);
      if (!log.includes('cannot listen on')) throw Error(`the server has ended with ${await ended}: ${log}`);
    } finally {
      server.kill();
      await ended;
    }
  }
}

/** What `told` finds in the lines of a log as they come, and the lines until then. */
async function heard(stream, told) {
  let found = null;
  let log = '';
  for await (const line of createInterface({ input: stream })) {
    log += `${line}\n`;
    found = told.exec(line);
    if (found) break;
  }
  // What comes later is let go: nobody waits for us to read it.
  stream.resume();
  return { found, log };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
