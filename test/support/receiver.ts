import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A message as the receiver got it. */
export interface Received {
  headers: Record<string, string>;
  text: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> & { details: Record<string, unknown> } };
}

/** Answers a message; `attempt` counts from 1. */
export type Answer = (reply: ServerResponse, message: Received, attempt: number) => void;

/** A real receiver of webhooks on this machine. */
export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on; at first with 204. */
  answer: Answer;
  /** How many it had at the same time, at most. */
  most: number;
}

export const withStatus = (status: number, headers: Record<string, string> = {}): Answer => (reply) => void reply.writeHead(status, headers).end();

export async function aReceiver(t: Teardown): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], answer: withStatus(204), most: 0 };
  let present = 0;
  const server = createServer((request, reply) => {
    receiver.most = Math.max(receiver.most, (present += 1));
    reply.once('close', () => (present -= 1));
    void textOf(request).then((text) => {
      const message = { headers: request.headers as Record<string, string>, text, body: JSON.parse(text) as Received['body'] };
      receiver.received.push(message);
      receiver.answer(reply, message, receiver.received.length);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  t.teardown(() => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  return receiver;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
