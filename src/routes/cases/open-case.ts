import { caseView } from '../../operations/case-view.ts';
import { openCase } from '../../operations/open-case.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { caseExample, newCaseExample } from './case-example.ts';
import { CaseState } from './case-state-schema.ts';
import { NewCase } from './opening-schema.ts';

export const openCaseEndpoint = createEndpoint({
  operationId: 'openCase',
  url: '/v1/cases',
  tag: 'cases',
  summary: 'Открыть дело',
  description:
    'Открывает социальное сопровождение семьи по основанию порядка региона: заявлению или сообщению. '
    + 'Дело ведётся по той версии порядка, которая действовала в день обращения, пока решение `changeRegulation` не переведёт его на более новую.',
  body: NewCase,
  reply: CaseState,
  examples: { body: newCaseExample, reply: caseExample },
  async handle(ctx, { body: { date, ...data } }) {
    return await perform(ctx, (tx) => openCase(tx, ctx, { ...data, on: date }), ({ record, assessment }) => {
      const { today } = assessment.situation;
      return {
        status: 201,
        headers: { etag: namedTag(record, today), location: `/v1/cases/${record.id}` },
        body: caseView({ record, assessment, today }),
      };
    });
  },
});
