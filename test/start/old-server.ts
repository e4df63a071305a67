import { createServer, type Socket } from 'node:net';

/** One message of PostgreSQL's protocol: a letter, the length with itself, the content. */
function message(letter: string, ...parts: Array<string | Buffer>): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.concat([int16(value >>> 16), int16(value & 65_535)]);
const ready = message('Z', 'I');
const column = Buffer.concat([Buffer.from('server_version_num\0'), int32(0), int16(0), int32(25), int16(65_535), int32(-1 >>> 0), int16(0)]);

/**
 * Answers every query with one version number, as an old PostgreSQL would on `show server_version_num`; none of such an age can be had
 * from npm.
 */
export async function oldServer(t: { teardown(work: () => Promise<void>): void }, version: string): Promise<string> {
  const row = message('D', int16(1), int32(version.length), version);
  const answer = Buffer.concat([message('T', int16(1), column), row, message('C', 'SHOW\0'), ready]);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (data) => data.at(0) === 'Q'.charCodeAt(0) && socket.write(answer));
    });
    socket.on('error', () => undefined);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  t.teardown(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `postgres://someone@127.0.0.1:${port}/some`;
}
