import type { ServerResponse } from 'node:http';
import type { SigningKeys } from '../../src/keys.ts';

type Json = Record<string, unknown>;
type Answer = (reply: ServerResponse) => void;

/** What an outside issuer may answer when it is asked for its keys, and what a token of `them` then comes to. */
export function keyAnswers(them: SigningKeys, ours: SigningKeys): [name: string, answer: Answer, status: number][] {
  const good = them.jwks.keys[0] as Json;
  const json = (value: unknown): Answer => (reply) => void reply.end(JSON.stringify(value));
  const poisoned = [
    { kty: 'oct', k: 'c2VjcmV0', kid: them.kid }, { ...good, kid: '__proto__' }, { ...good, use: 'enc' }, { ...good, x: 'AAAA' }, null, 5, 'x',
    { ...good, kid: { toString: 1 } },
  ];
  const crowd = Array.from({ length: 150 }, (_, at) => ({ ...good, kid: `k${at}` }));
  return [
    ['too much', (reply) => void reply.end(`{"keys":[],"x":"${'x'.repeat(400_000)}"}`), 503],
    ['another kind', (reply) => void reply.end('<html></html>'), 503],
    ['no list', json({ keys: { 0: good } }), 503],
    ['a list alone', json([good]), 503],
    ['an error', (reply) => void reply.writeHead(500).end('{"keys":[]}'), 503],
    ['poisoned keys', json({ keys: poisoned }), 401],
    ['more keys than anybody has', json({ keys: [...crowd, good] }), 401],
    ['our own key in their place', json(ours.jwks), 401],
    ['the right key among wrong ones', json({ keys: [...poisoned, good] }), 200],
  ];
}
