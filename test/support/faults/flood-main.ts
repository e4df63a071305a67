import { connect } from 'node:net';

// node flood-main.js <port> <connections> <seconds> <token>   As many connections, each of which asks again as soon as it is answered, whatever it
// is told. A process of its own, so that it takes nothing from who measures. Prints what it was answered, as JSON.

const [port = 0, connections = 0, seconds = 0] = process.argv.slice(2, 5).map(Number);
const request = `GET /v1/families?limit=1 HTTP/1.1\r\nHost: flood\r\nAuthorization: Bearer ${process.argv[5]}\r\n\r\n`;
const end = performance.now() + seconds * 1000;

const answers: Record<string, number[]> = {};
let broken = 0;
let withoutAdvice = 0;

function ask(): void {
  if (performance.now() > end) return;
  let received = '';
  let began = performance.now();
  const socket = connect(port, '127.0.0.1', () => void socket.write(request));
  socket.setEncoding('latin1').on('error', () => (broken += 1)).on('close', () => void setTimeout(ask, 50));
  socket.on('data', (chunk: string) => {
    received += chunk;
    const head = received.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
    if (head < 0 || received.length < head + 4 + length) return;
    const status = received.slice(9, 12);
    (answers[status] ??= []).push(performance.now() - began);
    if (status === '503' && !/retry-after: \d/i.test(received)) withoutAdvice += 1;
    received = '';
    if (performance.now() > end) return void socket.destroy();
    began = performance.now();
    socket.write(request);
  });
}

for (let number = 0; number < connections; number += 1) ask();
setTimeout(() => {
  const summary = Object.entries(answers).map(([status, all]) => {
    all.sort((one, other) => one - other);
    return [status, { count: all.length, p50: all[Math.floor(all.length * 0.5)], p99: all[Math.floor(all.length * 0.99)] }];
  });
  console.log(JSON.stringify({ answers: Object.fromEntries(summary) as object, broken, withoutAdvice }));
  process.exit(0);
}, (seconds + 3) * 1000);
