import fc from 'fast-check';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { findCase } from '../../src/db/queries/cases.ts';
import { factsOf } from '../../src/db/queries/facts.ts';
import { assess } from '../../src/domain/case/assess.ts';
import type { Fact } from '../../src/domain/case/facts.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { perform } from '../../src/operations/perform.ts';
import { projectionOf } from '../../src/operations/project-case.ts';
import { recordFact } from '../../src/operations/record-fact.ts';
import { providerContext } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aChild, aFamily, aMember, aPartner, aProvider, aSpecialist } from '../support/factories.ts';
import { calendar, type Request, tatarstan } from '../support/histories.ts';
import { moves, play } from '../support/random-histories.ts';

// Random histories are played twice: in memory, where the rules decide, and through the operations into PostgreSQL. Both must say the
// same, no constraint may be met, and after every fact the projections must be what `assess` says.

t.test('projections and the function agree through random histories', async (t) => {
  const { db } = await testDatabase(t);
  const provider = await aProvider(db);
  const clinic = await aPartner(db);
  let recorded = 0;

  for (const sequence of fc.sample(moves, { numRuns: 14, seed: 1917 })) {
    const clock = fixedClock('2026-03-02T09:00:00.000Z');
    const ctx = providerContext(db, provider.id, clock);
    const family = await aFamily(db, provider, { members: [aMember(), aChild(), aMember({ kinship: 'grandmother', legalRepresentative: false })] });
    const curators = [await aSpecialist(db, provider), await aSpecialist(db, provider)];
    const names: Record<string, string> = {
      mother: family.members[0]?.id ?? '', child: family.members[1]?.id ?? '', granny: family.members[2]?.id ?? '', clinic: clinic.id,
      'curator-1': curators[0]?.id ?? '', 'curator-2': curators[1]?.id ?? '',
    };
    const real = (request: Request): Request =>
      JSON.parse(JSON.stringify(request).replace(/"(mother|child|granny|clinic|curator-[12])"/g, (_, name: string) => `"${names[name]}"`)) as Request;
    const turns: { today: string; request: Request; allowed: boolean }[] = [];
    play(tatarstan, sequence, ({ today, request, against }) => turns.push({ today, request: real(request), allowed: against.length === 0 }));

    const opened = await perform(ctx, (tx) => openCase(tx, ctx, {
      familyId: family.id, on: '2026-03-02', ground: 'parentApplication', form: 'group', applicantMemberId: names['mother'] ?? '', circumstances: [],
    }), ({ record }) => ({ status: 201, body: record.id }));
    const caseId = opened.body;

    for (const { today, request: { kind, on, data }, allowed } of turns) {
      clock.set(`${today}T09:00:00.000Z`);
      const written = await perform(ctx, (tx) => recordFact(tx, ctx, caseId, { kind, on, data: () => data as never }), () => ({ status: 201, body: {} }))
        .then(() => true, (error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          return false;
        });
      if (written !== allowed) t.fail(`${kind} on ${on}, today ${today}: memory ${String(allowed)}, database ${String(written)}`, { data });
      if (!written) continue;
      recorded += 1;
      const facts: Fact[] = await factsOf(db, caseId);
      const assessment = assess(tatarstan, calendar, facts, today);
      const record = await findCase(db, ctx.caller.scope, caseId);
      const { scheduleCheckOn: _, ...wanted } = projectionOf(assessment, facts.length);
      t.match(record, wanted, `after ${kind} on ${on}`);
      const live = await db.selectFrom('alert').select(['kind', 'subject', 'raise_on', 'raised_at'])
        .where('case_id', '=', caseId).where('ended_at', 'is', null).execute();
      const keys = live.map((row) => `${row.kind} ${row.subject} ${row.raise_on} ${String(row.raised_at !== null)}`).sort();
      const planned = assessment.plannedAlerts.filter(({ lapseOn }) => lapseOn === undefined || lapseOn > today);
      t.strictSame(keys, planned.map((one) => `${one.kind} ${one.subject} ${one.raiseOn} ${String(one.raiseOn <= today)}`).sort());
    }
  }
  t.ok(recorded > 150, `${recorded} facts recorded`);
});
