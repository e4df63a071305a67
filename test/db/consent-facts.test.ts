import { sql } from 'kysely';
import t from 'tap';
import { factsOf } from '../../src/db/queries/facts.ts';
import { up } from '../../src/db/migrations/20261123-04-consent-facts.ts';
import { aCase } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider } from '../support/factories.ts';

t.test('a consent that was a paper becomes the fact it is, nothing lost', async (t) => {
  const { db } = await testDatabase(t);
  const family = await aFamily(db, await aProvider(db));
  const memberId = family.members[0]?.id ?? '';
  const old = {
    type: 'personalDataConsent', memberId, number: '7', issuedOn: '2026-03-01', issuer: 'Центр',
    details: { textVersion: '2025-2', scope: ['здоровье', 'жильё'], validUntil: '2027-03-01', note: 'Копия' },
  };
  const id = await aCase(db, family, [
    { kind: 'opened', on: '2026-03-02', data: { ground: 'parentApplication', form: 'group', applicantMemberId: memberId, circumstances: [] } },
    { kind: 'paper', on: '2026-03-02', data: old },
    { kind: 'paper', on: '2026-03-03', data: { type: 'other', details: { title: 'Справка' } } },
  ], '2026-03-03');
  const [, before] = await factsOf(db, id);
  await db.transaction().execute((tx) => up(tx as never));
  const [, consent, other] = await factsOf(db, id);
  t.same(consent, {
    ...before, kind: 'consent',
    data: {
      memberId, textVersion: '2025-2', signedOn: '2026-03-01', validUntil: '2027-03-01',
      scope: ['processing', 'transferToExecutors', 'outsideSpecialists'], note: 'здоровье; жильё; Копия; № 7; Центр',
    },
  });
  t.match(other, { kind: 'paper', data: { type: 'other' } });
  await t.rejects(sql`update case_fact set kind = 'paper'`.execute(db), /append-only/, 'facts are locked again');
});
