import type { FastifyPluginAsync } from 'fastify';
import { Type, type TProperties } from 'typebox';
import type { Assessment } from '../../domain/case/assess.ts';
import type { Difference } from '../../domain/case/differences.ts';
import type { Fact } from '../../domain/case/facts.ts';
import { DomainError } from '../../domain/errors.ts';
import { caseView, type CaseView } from '../../operations/case-view.ts';
import type { OperationContext } from '../../operations/context.ts';
import { factView, factViewFor, namesShown } from '../../operations/fact-view.ts';
import { perform } from '../../operations/perform.ts';
import { type CaseRecord, getFact, listFacts } from '../../operations/read-cases.ts';
import { recordFact, type RecordedChange } from '../../operations/record-fact.ts';
import { caseExample } from '../cases/case-example.ts';
import { CaseState } from '../cases/case-state-schema.ts';
import { createEndpoint, listEndpoint, readEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Change, changeExample } from './change-schema.ts';
import { type FactBody, type FactDefinition, programmeNumber } from './fact-definition.ts';

/** A fact has one version only; what outside systems call a programme may come later. */
const tagOf = (fact: Fact, record: CaseRecord) => namedTag({ version: 1, partNames: namesShown(fact, record) });

/** What the path of a collection names: the case and, for submissions, the version of the programme. */
interface FactPath {
  id: string;
  number?: number;
}

/** The three endpoints of a kind: record one, list them, read one. */
export function factEndpoints(definition: FactDefinition): FastifyPluginAsync[] {
  return [recordEndpoint(definition), listEndpointOf(definition), getEndpoint(definition)];
}

function addressOf({ path }: FactDefinition) {
  const inProgramme: TProperties = path.includes(':number') ? { number: programmeNumber } : {};
  const fields: TProperties = { id: id('Идентификатор дела.'), ...inProgramme };
  return { url: `/v1/cases/:id/${path}`, params: Type.Unsafe<FactPath>(closed(fields)), fields };
}

function recordEndpoint(definition: FactDefinition): FastifyPluginAsync {
  const { name, tag, summaries, description, body, fact, example } = definition;
  const { url, params } = addressOf(definition);
  const changes = Type.Array(Change, { description: 'Что из-за этого изменилось в состоянии дела: было и стало.' });
  const recorded = closed({ fact, case: CaseState, changes }, { description: 'Что внесено, каким стало дело и что изменилось.' });
  return createEndpoint({
    operationId: `record${name}`,
    url,
    tag,
    summary: summaries.record,
    description: `${description}\n\nОтвечает фактом, делом после него и тем, что изменилось (\`changes\`); с \`dryRun=true\` — тем, что получилось бы.`,
    params,
    body,
    reply: named(`Recorded${name}`, Type.Unsafe<{ fact: object; case: CaseView; changes: Difference[] }>(recorded)),
    examples: { body: example.body, reply: { fact: example.fact, case: caseExample as CaseView, changes: [changeExample] } },
    async handle(ctx, { params: path, body: sent, url: address }) {
      return await perform(
        ctx,
        (tx) => pointingRight(definition, recordFact(tx, ctx, path.id, requestOf(definition, path, sent))),
        (done) => replyOf(done, `${address.split('?', 1)[0]}/${done.fact.id}`),
      );
    },
  });
}

function requestOf(definition: FactDefinition, path: FactPath, body: FactBody) {
  const data = (before: Assessment) => definition.toData(body, before, path.number ?? 0);
  return { kind: definition.kind, on: body.date, data, names: () => definition.names?.(body) ?? [] };
}

function replyOf({ fact, record, assessment, changes }: RecordedChange, location: string) {
  const state = caseView({ record, assessment, today: assessment.situation.today });
  return { status: 201, headers: { etag: tagOf(fact, record), location }, body: { fact: factView(fact, record), case: state, changes } };
}

/** A refusal that is about the path says so: the domain knows fields only. */
async function pointingRight<T>({ pointers = {} }: FactDefinition, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.violations.map((violation) => {
      const pointer = pointers[violation.pointer ?? ''];
      return pointer === undefined ? violation : { ...violation, pointer };
    }));
  }
}

function listEndpointOf(definition: FactDefinition): FastifyPluginAsync {
  const { kind, name, tag, summaries, description, fact, example } = definition;
  const { url, params } = addressOf(definition);
  return listEndpoint({
    operationId: `list${name}s`,
    url,
    tag,
    summary: summaries.list,
    description: `${description}\n\nВ порядке внесения.`,
    params,
    query: closed({ ...pagingQuery }),
    reply: named(`${name}FactList`, listOf(fact)),
    examples: { reply: { items: [example.fact], nextCursor: null } },
    async handle(ctx: OperationContext, { params: { id: caseId, number }, query, url: asked }) {
      const { record, ...page } = await listFacts(ctx, caseId, { kind, programmeNumber: number }, pageRequest(query, ['number'], asked));
      return listReply({ ...page, items: page.items.map((one) => factViewFor(ctx.caller, one, record)) }, asked);
    },
  });
}

function getEndpoint(definition: FactDefinition): FastifyPluginAsync {
  const { kind, name, tag, summaries, description, fact, example } = definition;
  const { url, fields } = addressOf(definition);
  const params = closed({ ...fields, factId: id('Идентификатор факта.') });
  return readEndpoint({
    operationId: `get${name}`,
    url: `${url}/:factId`,
    tag,
    summary: summaries.get,
    description: `${description}\n\nФакт не меняется, его ETag постоянен.`,
    params: Type.Unsafe<FactPath & { factId: string }>(params),
    reply: fact,
    examples: { reply: example.fact },
    async handle(ctx, { params: { id: caseId, number, factId } }) {
      const { fact: found, record } = await getFact(ctx, caseId, { kind, programmeNumber: number }, factId);
      return { status: 200, headers: { etag: tagOf(found, record) }, body: factViewFor(ctx.caller, found, record) };
    },
  });
}
