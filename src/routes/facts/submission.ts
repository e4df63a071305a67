import { Type, type Static } from 'typebox';
import type { Assessment } from '../../domain/case/assess.ts';
import type { SubmissionData } from '../../domain/case/facts.ts';
import { DomainError } from '../../domain/errors.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { decidingBody } from './deciding-body.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';

const fields = { body: decidingBody, sessionOn: Type.Optional(date('На какое заседание внесена.')) };

const NewSubmission = named('NewSubmission', closed({ ...bodyHead, ...fields }, { description: 'Внесение программы.' }));
type SubmissionBody = Static<typeof NewSubmission>;

export const SubmissionFact = named(
  'SubmissionFact', closed({ ...factHead('submission'), programmeNumber, ...fields }, { description: 'Внесение программы.' }),
);

const body: SubmissionBody = { date: '2026-01-20', body: 'council', sessionOn: '2026-01-22' };

/** A version that does not exist is a path that leads nowhere. @throws DomainError not-found */
function toData({ date: _, ...data }: SubmissionBody, { history }: Assessment, number: number): SubmissionData {
  const exists = history.programmes.some((version) => version.data.number === number);
  if (!exists) throw new DomainError([{ code: 'not-found', params: { what: number } }]);
  return { ...data, programmeNumber: number };
}

export const submission: FactDefinition<'submission', SubmissionBody> = {
  kind: 'submission',
  name: 'Submission',
  path: 'programmes/:number/submissions',
  tag: 'programmes',
  summaries: { record: 'Внести программу на рассмотрение', list: 'Внесения программы', get: 'Внесение программы' },
  description: 'Внесение редакции программы на рассмотрение органа, который её утверждает, например ведомственного консилиума.',
  body: NewSubmission,
  fact: SubmissionFact,
  example: { body, fact: exampleFact('submission', 11, body, { programmeNumber: 1 }) },
  pointers: { '/programmeNumber': '{number}' },
  toData,
};
