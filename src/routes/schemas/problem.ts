import { Type, type Static } from 'typebox';
import { Citation } from './citation.ts';
import { closed } from './closed.ts';
import { named } from './named.ts';

const ProblemError = closed({
  pointer: Type.String({
    description:
      'Где ошибка: JSON Pointer для тела (`/members/0/birthDate`), `?имя` для строки запроса, `{имя}` для пути.',
  }),
  code: Type.String({ description: 'Постоянный код нарушения.' }),
  detail: Type.String({ description: 'Что не так и что делать.' }),
  clause: Type.Optional(Type.String({ description: 'Пункт порядка: «tatarstan-2017, п. 5.6».' })),
  citation: Type.Optional(Citation),
});

/** RFC 9457 problem details, with every violation at once. */
export const Problem = named(
  'Problem',
  closed(
    {
      type: Type.String({ description: 'Адрес описания этой ошибки.' }),
      title: Type.String({ description: 'Название ошибки.' }),
      status: Type.Integer({ minimum: 400, maximum: 599, description: 'Код состояния HTTP.' }),
      detail: Type.String({ description: 'Что произошло в этот раз.' }),
      instance: Type.String({ description: 'Путь запроса.' }),
      code: Type.String({ description: 'Постоянный код ошибки.' }),
      traceId: Type.String({ description: 'Номер запроса для обращения в поддержку.' }),
      errors: Type.Optional(Type.Array(ProblemError, { description: 'Все нарушения сразу.' })),
      clause: Type.Optional(Type.String({ description: 'Пункт порядка, из которого следует отказ.' })),
      citation: Type.Optional(Citation),
    },
    { description: 'Описание ошибки по RFC 9457.' },
  ),
);

export type ProblemBody = Static<typeof Problem>;
export type ProblemErrorBody = NonNullable<ProblemBody['errors']>[number];
