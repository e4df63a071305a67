// Receives webhooks (Standard Webhooks 1.0) with nothing but Node: verifies the signature, refuses what is old, and forgets what it
// has seen already. A webhook says only that something has happened; what it is, one asks the service.
//   WEBHOOK_SECRET=whsec_… npx tsx examples/regional-it/webhook-receiver.ts [port]
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

const secret = process.env['WEBHOOK_SECRET'] ?? '';
/** A message may be this old, in seconds: who has recorded one cannot send it again tomorrow. */
const TOLERANCE = 300;
const GREATEST_BODY = 1_048_576;
/** Ids of messages that were dealt with; a real receiver keeps them with its data. */
const seen = new Set<string>();

const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const answer = receive(request.headers, body);
    response.writeHead(answer).end();
  }, () => response.writeHead(400).end());
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
});

/** 204 also for a message that has come before: it was dealt with. */
function receive(headers: IncomingHttpHeaders, body: string): number {
  const id = String(headers['webhook-id']);
  if (!isGenuine(id, String(headers['webhook-timestamp']), String(headers['webhook-signature']), body)) return 401;
  if (seen.has(id)) return 204;
  seen.add(id);
  const { type, data } = JSON.parse(body) as { type: string; data: { caseId?: string } };
  console.log(`${type} ${data.caseId ?? ''}`);
  return 204;
}

/** The signature covers id, time and body; during a change of secrets there are two, and one that fits is enough. */
function isGenuine(id: string, timestamp: string, signatures: string, body: string): boolean {
  const age = Date.now() / 1000 - Number(timestamp);
  if (!(Math.abs(age) <= TOLERANCE)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return one.startsWith('v1,') && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

/** The body as it came: a signature is over the very bytes, not over JSON that has been read and written again. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > GREATEST_BODY) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
