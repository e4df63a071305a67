import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign as signWith } from 'node:crypto';
import type { SigningKeys } from '../../src/keys.ts';
import type { TestApp } from './app.ts';

type Json = Record<string, unknown>;

/** A server on this machine that is not ours: it answers as told and counts who came; at `/endless` without an end. */
export interface Outsider {
  origin: string;
  visits(): number;
  answers(answer: (reply: ServerResponse) => void): void;
}

export async function anOutsider(t: { teardown(work: () => void): void }): Promise<Outsider> {
  let visits = 0;
  let answer = (reply: ServerResponse): void => void reply.end();
  const server = createServer((request, reply) => {
    if (request.url === '/endless') return trickle(reply);
    visits += 1;
    answer(reply);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, visits: () => visits, answers: (told) => void (answer = told) };
}

function trickle(reply: ServerResponse): void {
  const timer = setInterval(() => void reply.write(' '), 100);
  reply.on('close', () => clearInterval(timer));
}

/** A token signed by some key: a good administrator's but for what is changed. */
export function forged(api: TestApp, keys: SigningKeys, claims: Json = {}, head: Json = {}): string {
  const iat = Date.parse(api.clock.now()) / 1000;
  const usual = { iss: 'soprovozhdenie-sandbox', aud: 'soprovozhdenie', sub: 'someone', role: 'admin', region: 'tatarstan' };
  const payload = { ...usual, iat, exp: iat + 900, jti: String(Math.random()), ...claims };
  const input = [{ alg: 'ES256', typ: 'at+jwt', kid: keys.kid, ...head }, payload].map(inBase64).join('.');
  return `${input}.${signWith('sha256', Buffer.from(input), { key: keys.privateKeyPem, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

export function inBase64(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
