import { type Kysely, type KyselyPlugin } from 'kysely';
import t from 'tap';
import type { Database } from '../../src/db/schema.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { caseFormCodes } from '../../src/domain/forms/codes.ts';
import { composeForm, documentData, type FormRequest } from '../../src/operations/document-data.ts';
import type { OperationContext } from '../../src/operations/context.ts';
import { look } from '../../src/operations/look.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { testApp } from '../support/app.ts';
import { aCast, at, openedCase, send, tatarstanSteps, walk, walkedTo } from '../support/case-road.ts';
import { aSpecialist } from '../support/factories.ts';
import { namesOf, rowsOf, valueOf } from '../support/model-text.ts';

const api = await testApp(t);
const cast = await aCast(api);
const road = await walkedTo(cast);

type Scope = OperationContext['caller']['scope'];
const own: Scope = { kind: 'organisation', organisationId: cast.provider.id };

function contextOf(scope: Scope = own, db: Kysely<Database> = api.service): OperationContext {
  return { db, clock: api.clock, caller: { clientId: 'test', role: 'head', scope }, traceId: 'test', operation: 'test', seen: new SeenFamilies() };
}

const compose = (id: string, request: FormRequest, ctx = contextOf()) => look(ctx, (within) => composeForm(within, id, request));

async function refusal(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.violations.map(({ code }) => code);
    throw error;
  }
  return [];
}

t.test('every paper of a case that is under way is made, or refused for want of its subject', async (t) => {
  for (const form of caseFormCodes) {
    const parameters = form === 'executor-letter' ? { organisationId: cast.partner.id } : {};
    const late = ['end-notice', 'post-support-check'].includes(form);
    t.same(await refusal(compose(road.id, { form, parameters })), late ? ['form.subject-missing'] : [], form);
  }
});

t.test('names come from the directories and the family’s file', async (t) => {
  const ctx = contextOf();
  const { model, ...whose } = await compose(road.id, { form: 'programme', parameters: { programmeNumber: 1 } }, ctx);
  t.match(whose, { caseId: road.id, familyId: road.family.id, organisationId: cast.provider.id, region: 'tatarstan' });
  t.match([valueOf(model, 'applicant'), valueOf(model, 'curator'), valueOf(model, 'organisation'), valueOf(model, 'number')],
    ['Примерова Мария Тестовна', 'Кураторова Анна Тестовна, специалист по работе с семьёй', cast.provider.name, /^2026\/\d+$/]);
  t.ok(rowsOf(model, 'measures').some((row) => row.join().includes(cast.partner.name)));
  t.same(ctx.seen.list().map(({ familyId }) => familyId), [road.family.id], 'the record of accesses is told');
});

t.test('a long case takes as many queries as a short one', async (t) => {
  const counted = async (id: string) => {
    let queries = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await look(contextOf(), (within) => documentData({ ...within, db: within.db.withPlugin(counting) }, id));
    return queries;
  };
  const few = await counted((await openedCase(cast)).id);
  t.equal(await counted(road.id), few);
  t.ok(few < 15, `${few} queries`);
});

t.test('nobody makes a paper of a case out of their reach, and nobody of an erased family', async (t) => {
  const foreign = await aCast(api);
  const theirs: Scope = { kind: 'organisation', organisationId: foreign.provider.id };
  const form: FormRequest = { form: 'case-file', parameters: {} };
  t.same(await refusal(compose(road.id, form, contextOf(theirs))), ['not-found']);
  const colleague = await aSpecialist(api.db, cast.provider);
  const curator = (specialistId: string): Scope => ({ kind: 'curator', organisationId: cast.provider.id, specialistId });
  t.same(await refusal(compose(road.id, form, contextOf(curator(colleague.id)))), ['not-found']);
  t.same(await refusal(compose(road.id, form, contextOf(curator(cast.specialist.id)))), []);
  t.same(await refusal(compose(road.id, form, contextOf({ kind: 'region', region: 'tatarstan' }))), ['not-found']);

  const gone = await openedCase(cast);
  await walk(gone, tatarstanSteps(gone).consent);
  await walk(gone, { path: 'withdrawals', body: { date: '2026-03-03', reason: 'familyDeclined', text: 'Справимся сами.' } });
  at(cast, '2026-03-04');
  const body = { reason: 'consentWithdrawn', basis: 'Акт № 1', date: '2026-03-04' };
  t.equal((await api.call('POST', `/v1/families/${gone.family.id}/erasures`, { as: cast.head, body })).statusCode, 201);
  t.same(await refusal(compose(gone.id, form)), ['family.erased']);
});

t.test('what is recorded afterwards changes the next paper', async (t) => {
  const before = await compose(road.id, { form: 'programme', parameters: {} });
  t.equal(rowsOf(before.model, 'measures').flat().filter((cell) => cell.startsWith('выполнено')).length, 0);
  const executed = await send(road, 'executions', { date: '2026-05-10', programmeNumber: 1, measureNumber: 1, result: 'done', outcome: 'помогло' });
  t.equal(executed.statusCode, 201, executed.body);
  const after = await compose(road.id, { form: 'programme', parameters: {} });
  t.ok(rowsOf(after.model, 'measures').flat().includes('выполнено 10.05.2026: помогло'));
  t.same(namesOf(after.model), namesOf(before.model));
});
