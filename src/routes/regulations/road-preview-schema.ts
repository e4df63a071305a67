import { Type } from 'typebox';
import { Citation } from '../schemas/citation.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { inBoth, RoadItem } from './road-item-schema.ts';

const months = (description: string) => Type.Integer({ description });
const assumed = Type.Boolean({ description: 'Истина, если в запросе этого нет и служба предположила сама.' });

const Decision = closed({
  kind: Type.String({ description: 'Вид решения: код `/v1/reference/decision-kinds`.' }),
  label: inBoth('Название решения.'),
  bodies: Type.Array(
    closed({ code: Type.String({ description: 'Код `/v1/reference/bodies`.' }), label: inBoth('Название органа.') }),
    { description: 'Кто его принимает: любой из этих органов.' },
  ),
  citation: Citation,
});

const Ending = closed({
  outcome: Type.String({ description: 'Итог: код `/v1/reference/outcomes`.' }),
  label: inBoth('Название итога.'),
  decision: Type.String({ description: 'Каким решением завершается.' }),
  finalDiagnostics: Type.Boolean({ description: 'Нужна итоговая диагностика.' }),
  measuresMarked: Type.Boolean({ description: 'Нужна отметка по каждому мероприятию.' }),
  paper: nullable(
    closed({ type: Type.String({ description: 'Код `/v1/reference/paper-types`.' }), label: inBoth('Название документа.') }),
    'Документ, который должен быть в деле.',
  ),
  postSupport: Type.Boolean({ description: 'После этого итога семью наблюдают (постсопровождение).' }),
  citation: Citation,
});

const frame = {
  regulation: closed(
    {
      code: Type.String({ description: 'Код порядка.' }),
      version: Type.Integer({ description: 'Версия, по которой рассчитана дорога.' }),
      title: inBoth('Название порядка.'),
    },
    { description: 'Порядок региона.' },
  ),
  names: closed(
    {
      programme: inBoth('Как в регионе называется программа.'),
      programmeShort: Type.String({ description: 'Сокращённо: ИПСС, ИПССС, ИПС.' }),
      citation: Citation,
    },
    { description: 'Слова региона.' },
  ),
  level: closed({ code: Type.String({ description: 'Код уровня.' }), label: inBoth('Название уровня.') }, { description: 'Уровень запроса.' }),
  terms: closed(
    {
      longestMonths: months('Наибольший срок программы на этом уровне, месяцев.'),
      leastMonths: nullable(months('Месяцев.'), 'Наименьший срок; null — порядок его не называет.'),
      longestEndsOn: date('Последний возможный день срока при таком начале.'),
      citation: Citation,
    },
    { description: 'Срок программы.' },
  ),
  caseload: closed(
    {
      families: Type.Integer({ description: 'Сколько семей этого уровня ведёт один куратор, если других у него нет.' }),
      limitGroup: Type.String({ description: 'С каким уровнем семьи считаются вместе; `all` — все уровни взвешиваются.' }),
      counting: choice(['perLevel', 'weighted'], { description: 'Каждый уровень отдельно или взвешенно по всем.' }),
      mode: choice(['strict', 'overridable'], { description: 'Строго или с письменным обоснованием можно превысить.' }),
      citation: Citation,
    },
    { description: 'Нагрузка куратора.' },
  ),
  registration: closed(
    { at: Type.String({ description: 'Ключ условия, с выполнением которого семья вносится в журнал учёта.' }), citation: Citation },
    { description: 'Журнал учёта семей.' },
  ),
  decisions: Type.Array(Decision, { description: 'Кто какое решение принимает.' }),
  endings: Type.Array(Ending, { description: 'Какими итогами сопровождение может завершиться и что для каждого нужно.' }),
  extensions: closed(
    { max: nullable(Type.Integer({ description: 'Раз.' }), 'Сколько продлений допускается; null — без предела.'), citation: Citation },
    { description: 'Продления.' },
  ),
  postSupport: closed(
    {
      after: Type.Array(Type.String(), { description: 'После каких итогов.' }),
      everyMonths: months('Как часто проверки, месяцев.'),
      forMonths: months('Как долго, месяцев.'),
      citation: Citation,
    },
    { description: 'Постсопровождение.' },
  ),
};

const Warning = closed({
  code: Type.String({ description: 'Постоянный код; описан в `/problems`.' }),
  pointer: Type.String({ description: 'JSON Pointer даты в запросе.' }),
  text: Type.String({ description: 'Русский текст.' }),
  textEn: Type.String({ description: 'Английский текст.' }),
  citation: nullable(Citation, 'Пункт порядка.'),
});

/** The answer: a region's road. */
export const RoadPreview = named(
  'RoadPreview',
  closed(
    {
      ...frame,
      start: closed({ on: date('День начала программы.'), assumed }, { description: 'Начало, от которого посчитано остальное.' }),
      ending: closed(
        { outcome: Type.String({ description: 'Итог.' }), on: date('День решения.'), assumed },
        { description: 'Завершение: данное или предположенное — с успехом в последний день срока.' },
      ),
      items: Type.Array(RoadItem, {
        description: 'Дорога: шаги с условиями и их сроками в порядке региона, далее — всё датированное по датам.',
      }),
      warnings: Type.Array(Warning, { description: 'Даты запроса, в которых дело было бы отказано: они раньше того, на чём основаны.' }),
    },
    { description: 'Вся рассчитанная дорога региона. Ничего не сохраняется.' },
  ),
);
