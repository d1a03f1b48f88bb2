// Runs Rust's own test harness, compiled for wasm32-unknown-unknown, in Node.js: `node run_wasm.mjs tests.wasm`.
//
// That target has no output, so all there is to learn is whether `main` returns 0. A failing test traps, and the
// stack that Node prints for the trap names the test.
import { readFile } from 'node:fs/promises';

const module = await WebAssembly.compile(await readFile(process.argv[2]));
let memory;
let state = 1;

// The only thing the tests import: bytes for property tests, here always the same ones, so that a failure repeats.
const randomBytes = (start, length) => {
  const bytes = new Uint8Array(memory.buffer, start, length);
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[index] = state >>> 16;
  }
  return 0;
};

const { exports } = await WebAssembly.instantiate(module, { env: { __getrandom_v03_custom: randomBytes } });
memory = exports.memory;

// Deep enough to reach from the panic's inner workings to the test.
Error.stackTraceLimit = 100;
try {
  process.exitCode = exports.main(0, 0);
} catch (trap) {
  console.error(trap.stack.replaceAll(/^\s+at \S+?\.wasm\.| \(wasm:.*$/gm, '  '));
  process.exitCode = 1;
}
