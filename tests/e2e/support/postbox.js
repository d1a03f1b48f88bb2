// A mail server that keeps what it is given, for as long as `use` takes.
import { createServer } from 'node:net';

/** Gives the server's address and the letters it got so far, as they came but for what quoted-printable does to their lines. */
export async function postbox(use) {
  const letters = [];
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => {}));
    let heard = '';
    let isLetter = false;
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 postbox');
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text;
      for (;;) {
        const end = isLetter ? '\r\n.\r\n' : '\r\n';
        const at = heard.indexOf(end);
        if (at < 0) return;
        const line = heard.slice(0, at);
        heard = heard.slice(at + end.length);
        if (isLetter) {
          letters.push(line.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
          isLetter = false;
          say('250 kept');
        } else if (/^DATA/i.test(line)) {
          isLetter = true;
          say('354 go on');
        } else {
          say(/^QUIT/i.test(line) ? '221 bye' : '250 postbox');
        }
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use({ url: `smtp://127.0.0.1:${server.address().port}`, letters });
  } finally {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  }
}
