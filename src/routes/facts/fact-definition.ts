import { Type, type TUnsafe } from 'typebox';
import type { Assessment } from '../../domain/case/assess.ts';
import type { RecordableKind } from '../../domain/case/fact-rules.ts';
import type { FactData, FactKind } from '../../domain/case/facts.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import type { NewPartNames } from '../../operations/name-parts.ts';
import type { Tag } from '../tags.ts';

/** The names of the kinds in operationIds and components: `recordPaper`, `listPapers`, `getPaper`, `PaperFact`. */
export type FactName =
  | 'Consent' | 'ConsentWithdrawal' | 'Paper' | 'Diagnostic' | 'CuratorAssignment' | 'LevelAssignment' | 'Programme' | 'Submission' | 'Signature' | 'Decision'
  | 'Agreement' | 'Execution' | 'Review' | 'PostSupportCheck' | 'Withdrawal' | 'Distribution'
  | 'DistributionReceipt' | 'ExecutionReport' | 'Letter' | 'LetterAnswer' | 'CouncilReferral' | 'CouncilOpinion' | 'Recommendation' | 'RecommendationAnswer'
  | 'Questionnaire';

/** Every request to record a fact names the day on which it happened, in the region's calendar. */
export interface FactBody {
  date: string;
}

/** One kind of fact on the wire, told once; `factEndpoints` makes its three endpoints. */
export interface FactDefinition<K extends RecordableKind = RecordableKind, B extends FactBody = FactBody> {
  kind: K;
  name: FactName;
  /** Under `/v1/cases/:id/`, in Fastify's form. */
  path: string;
  tag: Tag;
  summaries: { record: string; list: string; get: string };
  /** What it is, with the Russian term. */
  description: string;
  body: TUnsafe<B>;
  /** The fact as it is read: `factHead` and its own fields. */
  fact: TUnsafe<object>;
  example: { body: B; fact: object };
  /** Violations of what stands in the path, not in the body: the domain's pointer to ours. */
  pointers?: Record<string, string>;
  /** The body as the domain knows it. `programmeNumber` is that of the path, where it has one. */
  toData(body: B, before: Assessment, programmeNumber: number): FactData[K];
  /** What outside systems call what the body brings: a programme and its measures. */
  names?(body: B): NewPartNames[];
}

/** The fields of a body that every kind has. */
export const bodyHead = { date: date('Когда это произошло, по календарю региона.') };

/** The fields that every recorded fact has. */
export function factHead<K extends FactKind>(kind: K) {
  return {
    id: id('Идентификатор факта.'),
    seq: Type.Integer({ description: 'Порядковый номер факта в деле.' }),
    factKind: Type.Literal(kind, { description: 'Вид факта.' }),
    date: date('Когда это произошло, по календарю региона.'),
    recordedAt: instant('Когда внесено.'),
    recordedBy: Type.String({ description: 'Какой клиент внёс.' }),
  };
}

/** A number of a version of the programme within the case. */
export const programmeNumber = Type.Integer({ minimum: 1, maximum: 10_000, description: 'Номер редакции программы в деле.' });

/** A fact as it looks when the body of the example is recorded. */
export function exampleFact<K extends FactKind>(kind: K, seq: number, body: FactBody, given: object = {}) {
  return {
    id: `01940000-0000-7000-8000-0000000001${String(seq).padStart(2, '0')}`,
    seq,
    factKind: kind,
    recordedAt: `${body.date}T09:00:00.000Z`,
    recordedBy: 'demo-curator',
    ...body,
    ...given,
  };
}
