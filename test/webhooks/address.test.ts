import t from 'tap';
import { faultOfUrl, isPublicAddress } from '../../src/operations/webhooks/address-rules.ts';
import { delayAfter, restAfter, retryAfterOf } from '../../src/operations/webhooks/retry-schedule.ts';
import { secretSeal } from '../../src/operations/webhooks/secret-seal.ts';
import { sendWebhook, type SendResult } from '../../src/operations/webhooks/send-webhook.ts';
import { aReceiver, withStatus } from '../support/receiver.ts';

const strict = { allowPrivate: false, allowHttp: false };

t.test('only addresses of the open Internet are called', async (t) => {
  for (const address of ['8.8.8.8', '95.173.136.70', '2001:4860:4860::8888', '2a02:6b8::2:242']) t.ok(isPublicAddress(address), address);
  const forbidden = [
    '0.0.0.0', '0.1.2.3', '10.1.2.3', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.8.8.8', '168.63.129.16', '169.254.169.254', '172.16.0.1',
    '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1',
    '240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::1',
    '100::1', '2001:db8::1', '2001::1', '2002:7f00:1::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '3fff::1', '5f00::1',
    '', 'localhost', '127.1',
  ];
  for (const address of forbidden) t.notOk(isPublicAddress(address), address);
});

t.test('an address is looked at before anybody is called', async (t) => {
  const faults = {
    'https://receiver.example.org/hook?key=1': undefined, 'https://receiver.example.org:8443/': undefined, 'https://[2a02:6b8::2:242]/': undefined,
    'http://receiver.example.org/': 'https', 'ftp://receiver.example.org/': 'form', 'receiver': 'form', 'https://': 'form', 'https://a.example/#x': 'form',
    'https://user:word@a.example/': 'credentials', 'https://user@a.example/': 'credentials', 'https://a.example:22/': 'port', 'https://a.example:25/': 'port',
    'https://localhost/': 'private', 'https://sub.localhost/': 'private', 'https://localhost./': 'private', 'https://metadata.google.internal/': 'private',
    'https://database/': 'private', 'https://127.0.0.1/': 'private', 'https://2130706433/': 'private', 'https://0x7f.1/': 'private', 'https://0177.0.0.1/': 'private',
    'https://127.1/': 'private', 'https://①②⑦.0.0.1/': 'private', 'https://[::1]/': 'private', 'https://[::ffff:127.0.0.1]/': 'private', 'https://169.254.169.254/': 'private',
  };
  for (const [url, fault] of Object.entries(faults)) t.equal(faultOfUrl(url, strict), fault, url);
  t.equal(faultOfUrl('http://127.0.0.1:8080/', { allowPrivate: true, allowHttp: true }), undefined, 'in a sandbox');
});

const posting = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{}' });
const openHttp = { allowPrivate: false, allowHttp: true };
const never = new AbortController().signal;

t.test('a name that leads inside is not called, whatever else it leads to; a name is resolved once, and what was checked is called', async (t) => {
  const receiver = await aReceiver(t);
  const { port } = new URL(receiver.url);
  const named = posting(`http://receiver.example.org:${port}/hook`);
  const sent = (rules: typeof openHttp, ...addresses: string[]) => sendWebhook(named, { rules, signal: never, resolve: async () => addresses });
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254'], []]) {
    t.same(await sent(openHttp, ...addresses), { error: 'EFORBIDDENADDRESS' }, addresses.join());
  }
  t.same(await sendWebhook(posting(receiver.url), { rules: openHttp, signal: never }), { error: 'EFORBIDDENADDRESS' }, 'an address in the URL');
  t.equal(receiver.received.length, 0);
  let asked = 0;
  const changing = async () => ((asked += 1) === 1 ? ['127.0.0.1'] : ['10.0.0.1']);
  t.match(await sendWebhook(named, { rules: { allowPrivate: true, allowHttp: true }, signal: never, resolve: changing }), { status: 204 });
  t.equal(asked, 1, 'asked once: no second answer can lead elsewhere');
});

t.test('a slow or hostile receiver is left in time, and what it says is not read', async (t) => {
  const receiver = await aReceiver(t);
  const options = { rules: { allowPrivate: true, allowHttp: true }, signal: never, patience: 300 };
  const sent = async (): Promise<{ result: SendResult; took: number }> => {
    const start = performance.now();
    return { result: await sendWebhook(posting(receiver.url), options), took: performance.now() - start };
  };
  receiver.answer = () => undefined;
  t.same((await sent()).result, { error: 'ETIMEDOUT' }, 'silence');
  receiver.answer = (reply) => {
    // headers that never end, a little at a time
    const trickle = setInterval(() => reply.socket?.write('x-a: b\r\n'), 20);
    reply.socket?.write('HTTP/1.1 200 OK\r\n');
    reply.socket?.once('close', () => clearInterval(trickle));
  };
  const slow = await sent();
  t.same(slow.result, { error: 'ETIMEDOUT' }, 'a slow loris');
  t.ok(slow.took < 5_000);
  receiver.answer = (reply) => {
    const flood = () => {
      while (!reply.destroyed && reply.write(Buffer.alloc(65_536)));
      if (!reply.destroyed) reply.once('drain', flood);
    };
    reply.writeHead(200);
    flood();
  };
  t.match((await sent()).result, { status: 200 }, 'a body without an end');
  receiver.answer = (reply) => void reply.socket?.end(`HTTP/1.1 200 OK\r\nx-big: ${'x'.repeat(100_000)}\r\n\r\n`);
  t.match((await sent()).result, { error: 'HPE_HEADER_OVERFLOW' }, 'huge headers');
  receiver.answer = (reply) => void reply.socket?.end('no HTTP at all\r\n\r\n');
  t.match((await sent()).result, { error: /^HPE_/ });
  receiver.answer = withStatus(302, { location: 'http://169.254.169.254/' });
  t.match((await sent()).result, { status: 302 }, 'a redirect is not followed');
});

t.test('what ends the process ends the attempt without a result', async (t) => {
  const receiver = await aReceiver(t);
  const ending = new AbortController();
  receiver.answer = () => ending.abort();
  await t.rejects(sendWebhook(posting(receiver.url), { rules: { allowPrivate: true, allowHttp: true }, signal: ending.signal }));
});

t.test('retries come later and later, with jitter, never before Retry-After, and end', async (t) => {
  t.equal(delayAfter(1, 0.5), 5_000);
  t.same([delayAfter(2, 0), delayAfter(2, 1)], [240_000, 360_000]);
  t.equal(delayAfter(1, 0.5, 60_000), 60_000);
  t.equal(delayAfter(1, 0.5, 10 * 86_400_000), 86_400_000, 'not for ever');
  t.equal(delayAfter(10, 0.5, 60_000), null);
  const now = '2026-03-02T09:00:00.000Z';
  t.equal(retryAfterOf('120', now), 120_000);
  t.equal(retryAfterOf('Mon, 02 Mar 2026 09:01:00 GMT', now), 60_000);
  for (const nothing of [undefined, '', '-5', 'soon', 'Sun, 01 Mar 2026 09:01:00 GMT']) t.equal(retryAfterOf(nothing, now), 0);
});

t.test('after twenty failures in a row the whole webhook rests, longer and longer, an hour at most', async (t) => {
  t.equal(restAfter(19, 0.5), null);
  const minute = 60_000;
  t.same([20, 21, 25, 26, 1_000_000].map((failures) => restAfter(failures, 0.5)), [minute, 2 * minute, 32 * minute, 60 * minute, 60 * minute]);
  t.same([restAfter(20, 0), restAfter(20, 1)], [48_000, 72_000]);
});

t.test('a sealed secret opens with its key, for its webhook, unchanged', async (t) => {
  const seal = secretSeal(Buffer.alloc(32, 1));
  const sealed = seal.close(Buffer.from('secret'), 'one');
  t.equal(seal.open(sealed, 'one').toString(), 'secret');
  t.not(seal.close(Buffer.from('secret'), 'one'), sealed, 'the same secret never looks the same');
  t.throws(() => seal.open(sealed, 'other'));
  t.throws(() => secretSeal(Buffer.alloc(32, 2)).open(sealed, 'one'));
  t.throws(() => seal.open(`${sealed.slice(0, -4)}AAA=`, 'one'));
});
