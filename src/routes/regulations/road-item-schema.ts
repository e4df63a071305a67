import { Type } from 'typebox';
import { caseStatuses } from '../../domain/case/status.ts';
import { roadItemKinds } from '../../domain/regulations/preview.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

/** A text in both languages. */
export function inBoth(description: string) {
  return closed(
    { ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) },
    { description },
  );
}

const what = {
  kind: choice(roadItemKinds, {
    description:
      'Что это: `step` — шаг порядка или этап сопровождения, `gate` — условие шага, `deadline` — срок порядка, `programmeStart` — начало '
      + 'программы, `notice` — предупреждение заранее, `review` — рассмотрение результатов, `report` — отчёт, `programmeEnd` — последний '
      + 'день срока, `ending` — решение о завершении, `postSupportCheck` — проверка постсопровождения, `close` — закрытие дела.',
  }),
  key: Type.String({ description: 'Ключ, единственный на этой дороге; на него ссылаются `after` и `until`.' }),
  code: Type.String({
    description:
      'Код самого правила: шага, условия (`paper:livingConditionsReport` — так же в `missing[].gate` дела), срока, рассмотрения, '
      + 'отчёта, итога, вида предупреждения.',
  }),
  label: inBoth('Что показать человеку. У шага — название состояния дела.'),
  subject: nullable(Type.String(), 'Как это называется в `subject` сроков и предупреждений дела, например `check:1`.'),
  step: nullable(Type.String(), 'Для условия — код шага, к которому оно относится.'),
  status: nullable(choice(caseStatuses), 'Для шага — состояние дела, пока шаг не пройден.'),
  number: nullable(Type.Integer(), 'Который по счёту в ряду: рассмотрение, отчёт, проверка.'),
};

const when = {
  on: nullable(
    date('Дата.'),
    'День события: условие выполнено, программа начата, предупреждение появилось, решение принято, дело закрыто; у срока — день, '
    + 'когда выполнено то, чего он ждёт. null — дата не дана.',
  ),
  from: nullable(date('Дата.'), 'Первый день отрезка: шага, периода отчёта или рассмотрения; у срока — событие, от которого он считается.'),
  to: nullable(
    date('Дата.'),
    'Последний день отрезка. У `close` — день, когда дело закроется, даже если проверка пропущена.',
  ),
  dueOn: nullable(date('Дата.'), 'Номинальный последний день; у предупреждения — срок, о котором оно.'),
  lateAfter: nullable(date('Дата.'), 'Опоздание — только после этого дня (ст. 193 ГК РФ).'),
  provisional: Type.Boolean({ description: 'Дата предварительна: производственный календарь года ещё не издан.' }),
  assumed: Type.Boolean({ description: 'Дата исходит из начала или завершения, которых в запросе нет (`start`, `ending`).' }),
};

/** One thing on the road of a region. */
export const RoadItem = named(
  'RoadItem',
  closed(
    {
      ...what,
      ...when,
      after: Type.Array(Type.String(), { description: 'Ключи того, что должно произойти раньше; ключ шага — все его условия.' }),
      until: nullable(Type.String(), 'Для срока — ключ того, что должно быть выполнено в срок.'),
      bodies: Type.Array(Type.String(), {
        description: 'Кто решает или рассматривает: коды `/v1/reference/bodies`, любой из них.',
      }),
      receiver: nullable(Type.String(), 'Для отчёта — вид организации, которая его получает.'),
      citation: Citation,
    },
    { description: 'Одно событие, отрезок или срок на дороге. Чего у вида нет, то null, false или пустой список.' },
  ),
);
