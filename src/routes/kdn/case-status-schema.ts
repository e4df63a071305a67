import { type Static, Type } from 'typebox';
import { eventKinds } from '../../domain/events/catalogue.ts';
import { caseStatus } from '../cases/case-summary-schema.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { externalIds } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const Programme = closed({
  number: Type.Integer({ description: 'Номер редакции программы.' }),
  startsOn: date('День начала.'),
  endsOn: date('Последний день действующего срока.'),
  longestEndsOn: date('Последний день, который допускает уровень.'),
  extensions: Type.Integer({ description: 'Сколько раз продлена.' }),
});

const Deadline = closed({
  code: Type.String({ description: 'Срок порядка, `programmeEnd`, `measure`, `review`, `postSupportCheck` или другой.' }),
  subject: Type.String({ description: 'К чему относится, например `measure:3`.' }),
  dueOn: date('Номинальный последний день.'),
  lateAfter: date('Опоздание — только после этого дня (ст. 193 ГК РФ).'),
  provisional: Type.Boolean({ description: 'Предварительно: производственный календарь года ещё не издан.' }),
  metOn: nullable(date('Дата.'), 'Когда исполнено.'),
  state: choice(['open', 'late', 'met', 'metLate', 'dropped'], { description: 'Идёт, просрочен, исполнен, исполнен с опозданием, отпал: на день `asOf`.' }),
  citation: Citation,
});

const Decision = closed({
  factId: id('Решение.'),
  kind: Type.String({ description: 'Вид решения, код из `/v1/reference/decision-kinds`.' }),
  body: Type.String({ description: 'Кто решил, код из `/v1/reference/bodies`.' }),
  number: Type.String({ description: 'Номер.' }),
  date: date('Дата.'),
  programmeNumber: nullable(Type.Integer(), 'О какой редакции программы.'),
  level: nullable(Type.String(), 'Новый уровень.'),
  reason: nullable(Type.String(), 'Почему прекращено: код из `/v1/reference/outcomes`.'),
});

const Review = closed({
  factId: id('Рассмотрение.'),
  kind: Type.String({ description: 'Код из порядка.' }),
  period: nullable(Type.Integer(), 'Какое по счёту; null, если это решает дата.'),
  date: date('Дата.'),
});

const Recommendation = closed({
  factId: id('Рекомендация.'),
  resolutionNumber: Type.String({ description: 'Номер постановления.' }),
  resolutionDate: date('Дата постановления.'),
  word: Type.String({ description: 'Что рекомендовано: слово постановления.' }),
  answer: nullable(closed({
    factId: id('Ответ.'), date: date('Дата.'), followed: Type.String({ description: 'Последовали ли рекомендации: `yes`, `partly`, `no`.' }),
  }), 'Ответ организатора; null, пока его нет.'),
});

const Alert = closed({
  id: id('Предупреждение.'),
  kind: Type.String({ description: 'Вид предупреждения.' }),
  subject: Type.String({ description: 'К чему относится.' }),
  severity: Type.String({ description: 'Срочность: `info`, `warning`, `critical`.' }),
  since: date('С какого дня.'),
  dueOn: date('Срок, о котором речь.'),
  citation: Citation,
});

export const KdnCase = named('KdnCase', closed({
  asOf: date('На какой день в регионе дела верны состояния сроков.'),
  organisationId: id('Организатор сопровождения.'),
  municipality: Type.String({ description: 'Муниципалитет.' }),
  openedOn: date('Дата обращения.'),
  registerNumber: nullable(Type.String(), 'Номер в журнале учёта семей: `год/номер`.'),
  regulation: closed({ code: Type.String({ description: 'Код порядка.' }), version: Type.Integer({ description: 'Редакция.' }) }),
  status: caseStatus,
  level: nullable(Type.String(), 'Уровень, определённый решением.'),
  proposedLevel: nullable(Type.String(), 'Уровень, который предложен и ещё не утверждён.'),
  programme: nullable(Programme, 'Действующая программа (ИПСС); null, пока она не началась.'),
  deadlines: Type.Array(Deadline, { description: 'Сроки.' }),
  decisions: Type.Array(Decision, { description: 'Решения по делу, по порядку.' }),
  reviews: Type.Array(Review, { description: 'Рассмотрения, которые порядок отдаёт комиссии, по порядку.' }),
  recommendations: Type.Array(Recommendation, { description: 'Рекомендации комиссии, по порядку, с ответами.' }),
  outcome: nullable(closed({ code: Type.String({ description: 'Код из `/v1/reference/outcomes`.' }), on: date('Дата.') }), 'Итог.'),
  alerts: Type.Array(Alert, { description: 'Предупреждения, которые касаются комиссии и не сняты.' }),
}, { description: 'Что комиссии известно о деле: состояние, уровень, срок, решения, предупреждения. Без имён и без обстоятельств семьи.' }));

export const CaseStatusItem = named('CaseStatusItem', closed({
  caseId: id('Дело.'),
  externalIds,
  removed: Type.Boolean({ description: 'Дело ушло из муниципалитета или его данные уничтожены: уберите его у себя.' }),
  event: nullable(closed({
    kind: choice(eventKinds, { description: 'Вид события.' }),
    version: Type.Integer({ minimum: 1, description: 'Версия вида: какие поля в `data`.' }),
    occurredAt: instant('Когда произошло.'),
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'Данные события по схеме его вида и версии: только идентификаторы, коды, даты.' }),
  }), 'Что произошло: в `changes` всегда, в `newest` — только уход дела.'),
  case: nullable(KdnCase, 'Дело: в `newest` нынешнее, в `changes` — после события; null, если дело не видно.'),
}, { description: 'Дело муниципалитета или событие с ним.' }));
export type CaseStatusItem = Static<typeof CaseStatusItem>;

export const caseStatusExample: CaseStatusItem = {
  caseId: '01940000-0000-7000-8000-000000000041',
  externalIds: [{ system: 'kdn-soft', value: '2026-17' }],
  removed: false,
  event: null,
  case: {
    asOf: '2026-01-14', organisationId: '01940000-0000-7000-8000-000000000001', municipality: 'naberezhnye-chelny', openedOn: '2026-01-12',
    registerNumber: null, regulation: { code: 'tatarstan-2017', version: 1 }, status: 'identified', level: null, proposedLevel: null, programme: null,
    deadlines: [{
      code: 'needAndApproval', subject: 'needAndApproval', dueOn: '2026-01-26', lateAfter: '2026-01-26', provisional: false, metOn: null, state: 'open',
      citation: { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.4', inherited: false },
    }],
    decisions: [], reviews: [], recommendations: [], outcome: null, alerts: [],
  },
};
