import { readCaseText } from '../../operations/read-case-text.ts';
import { readEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { answeredWith } from '../json-answer.ts';
import { idParams } from '../schemas/ids.ts';
import { caseExample } from './case-example.ts';
import { CaseState } from './case-state-schema.ts';

export const getCaseEndpoint = readEndpoint({
  operationId: 'getCase',
  url: '/v1/cases/:id',
  tag: 'cases',
  summary: 'Дело',
  description:
    'Дело (сопровождение) целиком на сегодня в его регионе: состояние, уровень, срок программы, ближайшие сроки, предупреждения '
    + 'и допустимые действия; если действие невозможно — все причины с пунктами порядка. ETag меняется и от версии, и от дня. '
    + 'КДНиЗП видит состояние, решения и сроки: мероприятия, обстоятельства и действия для неё пусты.',
  oneTrip: true,
  params: idParams('Идентификатор дела.'),
  reply: CaseState,
  examples: { reply: caseExample },
  async handle(ctx, { params }) {
    const { record, today, json } = await readCaseText(ctx, params.id);
    return { status: 200, headers: { etag: namedTag(record, today) }, body: answeredWith(json) };
  },
});
