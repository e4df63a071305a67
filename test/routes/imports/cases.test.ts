import { sql } from 'kysely';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, walkedTo } from '../../support/case-road.ts';
import { anImportSetting, aSystem, FAMILY, type ImportSetting, ndjson } from './setting.ts';

const api = await testApp(t, { now: '2026-03-20T09:00:00.000Z' });

/** Cases with a curator and a proposed level each: what takes a place. */
function history(setting: ImportSetting, level: string, familyExternalId: string, changes: object = {}): object {
  return {
    externalId: `Д-${familyExternalId}`,
    familyExternalId,
    opening: { date: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: '@member:1', circumstances: [{ code: 'disabledChild' }] },
    facts: [
      { factKind: 'consent', date: '2026-03-02', memberId: '@member:1', textVersion: '2026-1', scope: ['processing', 'outsideSpecialists'] },
      { factKind: 'paper', date: '2026-03-03', type: 'individualServicesProgramme', number: '1', issuedOn: '2026-02-20', issuer: 'Центр' },
      { factKind: 'curatorAssignment', date: '2026-03-03', specialistId: setting.curatorId },
      { factKind: 'paper', date: '2026-03-04', type: 'personalDocuments', documents: [{ name: 'Паспорт', number: '0000 000000' }] },
      ...(changes as { facts?: object[] }).facts ?? [],
      { factKind: 'levelAssignment', date: '2026-03-06', level, reason: 'По обстоятельствам семьи' },
    ],
  };
}

async function withFamilies(count: number): Promise<ImportSetting & { system: string }> {
  const setting = await anImportSetting(api);
  const system = aSystem();
  const done = await setting.load(`kind=families&system=${system}`, ndjson(Array.from({ length: count }, (_, index) => ({ ...FAMILY, externalId: `С-${index + 1}` }))));
  if (done.body.lines['stored'] !== count) throw new Error(JSON.stringify(done.results));
  return { ...setting, system };
}

/** Has the database refuse the audit record of the consent in a family's case. */
async function refuseLastWriteOf({ system }: { system: string }, familyExternalId: string): Promise<void> {
  const { target_id: familyId } = await api.db.selectFrom('external_id').select('target_id')
    .where('system', '=', system).where('value', '=', familyExternalId).executeTakeFirstOrThrow();
  await sql.raw(`create function ill() returns trigger language plpgsql security definer as $$ begin
    if exists (select from support_case where id = new.subject_id::uuid and family_id = '${familyId}') then
      raise exception 'no' using errcode = 'check_violation';
    end if;
    return new;
  end $$`).execute(api.db);
  await sql.raw(`create trigger ill before insert on audit_record for each row when (new.detail ->> 'fact' = 'consent') execute function ill()`).execute(api.db);
}

const caseCount = async (organisationId: string) => (await api.db.selectFrom('support_case').select('id').where('organisation_id', '=', organisationId).execute()).length;

t.test('a gate that is not met refuses the case, names the fact and the clause, and leaves nothing of it', async (t) => {
  const setting = await withFamilies(2);
  const early = history(setting, 'crisis', 'С-1') as { facts: object[] };
  const done = await setting.load(`kind=cases&system=${setting.system}`, ndjson([early]));
  t.match(done.body.lines, { stored: 0, refused: 1 });
  t.match(done.results[0]?.faults[0]?.pointer, /^\/facts\/\d/);
  t.equal(await caseCount(setting.organisationId), 0);
});

t.test('what a history calls by name is looked up; what points to nothing is said', async (t) => {
  const setting = await withFamilies(1);
  const opening = { date: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: '@member:1', circumstances: [] };
  const good = { externalId: 'Д-1', familyExternalId: 'С-1', opening, facts: [] };
  const done = await setting.load(`kind=cases&system=${setting.system}`, ndjson([
    { ...good, familyExternalId: 'нет такой' },
    { ...good, opening: { ...opening, applicantMemberId: '@member:9' } },
    { ...good, facts: [{ factKind: 'birthday', date: '2026-03-02' }] },
    { ...good, facts: [{ factKind: 'curatorAssignment', date: '2026-03-02', specialistId: '@specialist:нет' }] },
    good, good, { ...good, externalId: 'Д-2' },
  ]));
  t.same(done.results.map(({ state, faults }) => [state, faults[0]?.code, faults[0]?.pointer]), [
    ['refused', 'import.reference-unknown', '/familyExternalId'],
    ['refused', 'import.reference-unknown', '/opening/applicantMemberId'],
    ['refused', 'field.choice', '/facts/0/factKind'],
    ['refused', 'import.reference-unknown', '/facts/0/specialistId'],
    ['stored', undefined, undefined],
    ['refused', 'import.known', '/externalId'],
    ['refused', 'case.open-already', '/opening'],
  ]);
  t.equal(await caseCount(setting.organisationId), 1);
});

t.test('what the database has against the last write of a case, which nothing waits for, refuses that line and no other', async (t) => {
  const setting = await withFamilies(3);
  const query = `kind=cases&system=${setting.system}`;
  const opening = { date: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: '@member:1', circumstances: [] };
  const consent = { factKind: 'consent', date: '2026-03-02', memberId: '@member:1', textVersion: '2026-1', scope: ['processing'] };
  // Without a code of its own nothing is asked after the last fact's audit record: it travels with the end of the savepoint.
  const file = ndjson(['С-1', 'С-2', 'С-3'].map((familyExternalId) => ({ familyExternalId, opening, facts: [consent] })));
  await refuseLastWriteOf(setting, 'С-2');
  t.teardown(() => sql`drop trigger ill on audit_record`.execute(api.db));
  t.match((await setting.load(`${query}&dryRun=true`, file)).results, [{ line: 2, state: 'refused', faults: [{ code: 'field.unacceptable' }] }]);
  t.match((await setting.load(`${query}&mode=all`, file)).body, { state: 'refused', lines: { stored: 0, refused: 1 } });
  t.equal(await caseCount(setting.organisationId), 0);
  const done = await setting.load(query, file);
  t.same(done.results.map(({ state, faults }) => [state, faults[0]?.code]), [['stored', undefined], ['refused', 'field.unacceptable'], ['stored', undefined]]);
  t.match(done.body, { state: 'finished', lines: { stored: 2, refused: 1 } });
  t.equal(await caseCount(setting.organisationId), 2);
});

t.test('a curator’s fifth crisis family is refused with its clause, in one file and over the whole of it', async (t) => {
  const cast = await aCast(api);
  await walkedTo(cast, 'level', 'crisis');
  const token = api.token('integration', { organisationId: cast.provider.id });
  const exported = (await api.inject({ method: 'GET', url: '/v1/exports?kind=cases', headers: { authorization: `Bearer ${token}` } })).body;
  const setting = await withFamilies(5);
  const line = JSON.parse(exported.replaceAll(/@specialist:[0-9a-f-]{36}/g, setting.curatorId)) as object;
  const file = ndjson([1, 2, 3, 4, 5].map((number) => ({ ...line, externalId: `Д-${number}`, familyExternalId: `С-${number}` })));
  const rehearsed = await setting.load(`kind=cases&system=${setting.system}&dryRun=true`, file);
  t.match(rehearsed.results, [{ line: 5, state: 'refused' }]);
  const all = await setting.load(`kind=cases&system=${setting.system}&mode=all`, file);
  t.match(all.body, { state: 'refused', lines: { stored: 0 } });
  t.equal(await caseCount(setting.organisationId), 0);
  const good = await setting.load(`kind=cases&system=${setting.system}`, file);
  t.match(good.body.lines, { stored: 4, refused: 1 });
  t.match(good.results[4]?.faults, [{ citation: { clause: 'п. 5.6' } }]);
  const places = await api.db.selectFrom('caseload_place').select('family_id').where('organisation_id', '=', setting.organisationId).execute();
  t.equal(places.length, 4);
});
