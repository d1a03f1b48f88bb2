// Starts the studio's bundle: the page's policy allows no inline script, and wasm-bindgen's module waits to be called.
import init from './studio.js';

init();
