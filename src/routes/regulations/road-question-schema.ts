import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';

const gateKey = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,49}(:[A-Za-z][A-Za-z0-9.]{0,49})?$' });

const dates = Type.Record(gateKey, date('День, когда условие выполнено или будет выполнено.'), {
  additionalProperties: false,
  maxProperties: 50,
  description:
    'Дни других условий по их ключам — кодам записей вида `gate`: `curator`, `agreement`, `programmeApproved`, '
    + '`paper:livingConditionsReport`. Ключа `ground` нет: это `approachedOn`.',
});

/** The request: a level and the few days that are known. */
export const RoadQuestion = named(
  'RoadQuestion',
  closed(
    {
      version: Type.Optional(Type.Integer({
        minimum: 1, maximum: 10_000, description: 'Версия порядка; без неё — действовавшая в день обращения.',
      })),
      level: Type.String({ minLength: 1, maxLength: 50, description: 'Уровень: код из правила `levels` порядка.' }),
      approachedOn: date('День обращения: заявления или поступления сообщения.'),
      dates: Type.Optional(dates),
      startsOn: Type.Optional(date(
        'День начала программы. Без него — последний из данных дней; пока даны не все условия, это предположение (`assumed`).',
      )),
      termMonths: Type.Optional(Type.Integer({
        minimum: 1, maximum: 120, description: 'Срок программы в месяцах; без него — наибольший на этом уровне.',
      })),
      ending: Type.Optional(closed(
        {
          outcome: Type.String({ minLength: 1, maxLength: 50, description: 'Итог: код из правила `endings` порядка.' }),
          on: date('День решения о завершении.'),
        },
        { description: 'Завершение. Без него предполагается успех в последний день срока.' },
      )),
    },
    { description: 'О какой дороге речь: уровень и несколько известных дат.' },
  ),
);

export const roadQuestionExample: Static<typeof RoadQuestion> = {
  level: 'crisis',
  approachedOn: '2026-03-02',
  dates: { curator: '2026-03-03', programmeApproved: '2026-03-11', copyHandedOver: '2026-03-13' },
  ending: { outcome: 'success', on: '2026-09-15' },
};
