// What a front end does with a case, in plain fetch: the card, the buttons, a form that is tried before it is sent, a refusal shown
// beside its fields, two people who change the same record.
//   npx tsx examples/front-end/case-card.ts [origin]

const origin = process.argv[2] ?? 'http://127.0.0.1:3000';
const token = await signIn('demo-head', 'demo');

const { items: [active] } = await read<{ items: { id: string }[] }>('/v1/cases?status=active&limit=1');
if (active === undefined) throw new Error('The demo has a case in every status; was it changed?');
showCard(await read<Case>(`/v1/cases/${active.id}`));
await tryForm({ familyId: '01990000-0000-7000-8003-000000000015', applicantMemberId: '01990000-0000-7000-8004-000000000151' });
await tryForm({ familyId: '01990000-0000-7000-8003-000000000001', circumstances: [{ code: 'noSuchThing' }] });
await editTogether('/v1/families/01990000-0000-7000-8003-000000000016');

/** The card: where the case is, what is missing, and a button for each action, grey ones with the reason as their hint. */
function showCard({ status, level, endsOn, missing, deadlines, allowedActions }: Case): void {
  console.log(`Case: ${status}, level ${level}, until ${endsOn}`);
  for (const { textEn } of missing) console.log(`  still missing: ${textEn}`);
  for (const { textEn, dueOn, state } of deadlines) if (state === 'late') console.log(`  late since ${dueOn}: ${textEn}`);
  for (const { action, allowed, reasons } of allowedActions) {
    console.log(allowed ? `  [ ${action} ]` : `  ( ${action} ): ${reasons.map(({ textEn, citation }) => cited(textEn, citation?.clause)).join('; ')}`);
  }
}

/** A form is sent with `dryRun=true` while it is being filled in; nothing is changed, and every fault is told at once. */
async function tryForm(form: object): Promise<void> {
  const body = { date: '2026-03-02', ground: 'parentApplication', form: 'group', circumstances: [{ code: 'disabledChild' }], ...form };
  const reply = await send('POST', '/v1/cases?dryRun=true', body);
  if (reply.ok) return console.log(`The form is in order: the case would be ${((await reply.json()) as Case).status}`);
  const { detail, errors = [] } = (await reply.json()) as Problem;
  console.log(`The form is refused: ${detail}`);
  for (const { pointer, detail: text, clause } of errors) console.log(`  at ${pointer || 'the form'}: ${cited(text, clause)}`);
}

/** Both have read the same version; the first to save wins, the second is shown what is there now. */
async function editTogether(path: string): Promise<void> {
  const [mine, theirs] = [await fetchJson(path), await fetchJson(path)];
  const first = await send('PATCH', path, { contactPhone: '+7 900 111-11-11' }, { 'if-match': theirs.headers.get('etag') ?? '' });
  console.log(`The first saves: ${first.status}`);
  const second = await send('PATCH', path, { contactPhone: '+7 900 222-22-22' }, { 'if-match': mine.headers.get('etag') ?? '' });
  const { code, detail } = (await second.json()) as Problem;
  console.log(`The second is told ${second.status} ${code}: ${detail}`);
  const now = await fetchJson(path);
  const third = await send('PATCH', path, { contactPhone: '+7 900 222-22-22' }, { 'if-match': now.headers.get('etag') ?? '' });
  console.log(`Having looked again: ${third.status}`);
}

interface Case {
  status: string;
  level: string | null;
  endsOn: string | null;
  missing: Reason[];
  deadlines: { textEn: string; dueOn: string; state: string }[];
  allowedActions: { action: string; allowed: boolean; reasons: Reason[] }[];
}

interface Reason {
  textEn: string;
  citation: { clause: string } | null;
}

/** RFC 9457: `code` is for programs, `detail` for people, `errors` for the fields. */
interface Problem {
  code: string;
  detail: string;
  errors?: { pointer: string; detail: string; clause?: string }[];
}

function cited(text: string, clause: string | undefined): string {
  return clause === undefined ? text : `${text} [${clause}]`;
}

async function read<T>(path: string): Promise<T> {
  return (await (await fetchJson(path)).json()) as T;
}

async function fetchJson(path: string): Promise<Response> {
  const reply = await send('GET', path);
  if (!reply.ok) throw new Error(`GET ${path}: ${reply.status} ${await reply.text()}`);
  return reply;
}

function send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, origin), {
    method,
    headers: {
      authorization: `Bearer ${token}`, 'accept-language': 'en', ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A front end gets its token from whoever signs people in; the sandbox gives one to its demo clients. */
async function signIn(clientId: string, secret: string): Promise<string> {
  const reply = await fetch(new URL('/oauth/token', origin), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!reply.ok) throw new Error(`No token: ${await reply.text()}`);
  return ((await reply.json()) as { access_token: string }).access_token;
}
