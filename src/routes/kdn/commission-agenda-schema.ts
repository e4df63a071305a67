import { Type } from 'typebox';
import { commissionMatterKinds } from '../../domain/commission-agenda.ts';
import { caseLabel, inWords } from '../agenda/agenda-parts.ts';
import { alertKind, alertSeverity } from '../cases/case-state-schema.ts';
import { caseStatus } from '../cases/case-summary-schema.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const { family: _, ...label } = caseLabel;
const count = (description: string) => Type.Integer({ minimum: 0, description });
const word = (description: string) => Type.String({ description });

const Matter = closed({
  matter: choice(commissionMatterKinds, { description: 'Рассмотреть итоги периода (`review`) или решить, продолжать ли после окончания срока (`ending`).' }),
  subject: word('К чему в деле относится, например `kdnQuarterly:2`.'),
  ...inWords,
  dueOn: date('Срок.'),
  settledOn: nullable(date('Дата.'), 'Когда рассмотрено или решено; null, если ещё нет.'),
  citation: Citation,
});

const Mark = closed({
  programmeNumber: count('Номер редакции программы.'),
  measureNumber: count('Номер мероприятия.'),
  result: choice(['done', 'notDone'], { description: 'Выполнено или нет.' }),
  on: date('Когда отмечено.'),
});

const Decided = closed({
  kind: word('Вид решения: код из `/v1/reference/decision-kinds`.'),
  body: word('Кто решил: код из `/v1/reference/bodies`.'),
  number: word('Номер.'),
  level: nullable(Type.String(), 'Новый уровень, если решение о нём.'),
  on: date('Дата решения.'),
});

const Alert = closed({
  kind: alertKind, ...inWords, subject: word('К чему в деле относится.'), severity: alertSeverity,
  since: date('С какого дня есть причина.'), dueOn: date('Срок, о котором речь.'), citation: Citation,
});

/** A case that a quarter brings before the commission. */
export const CommissionCase = named(
  'CommissionCase',
  closed(
    {
      ...label,
      organisationId: id('Организатор сопровождения.'),
      status: caseStatus,
      level: nullable(Type.String(), 'Уровень: код.'),
      matters: Type.Array(Matter, { description: 'Что в квартале за комиссией; в текущем — и оставшееся от прежних.' }),
      since: nullable(date('Дата.'), 'С какого дня показано произошедшее: день последнего слова комиссии, а до него — начало программы.'),
      measures: nullable(
        closed({ done: count('Выполнено.'), notDone: count('Не выполнено.'), open: count('Без отметки.') }),
        'Мероприятия действующей программы; null, если порядок не даёт комиссии рассматривать итоги.',
      ),
      marks: Type.Array(Mark, { description: 'Отметки о выполнении за это время.' }),
      decisions: Type.Array(Decided, { description: 'Решения за это время.' }),
      alerts: Type.Array(Alert, { description: 'Предупреждения, открытые сегодня и касающиеся комиссии.' }),
    },
    { description: 'Дело на повестке КДНиЗП.' },
  ),
);

const citation = { regulation: 'azov-2017', version: 1, clause: '4 этап', inherited: false };

export const commissionCaseExample = {
  caseId: '01940000-0000-7000-8000-000000000041',
  familyId: '01990000-0000-7000-8003-000000000015',
  registerNumber: '2026/1',
  organisationId: '01990000-0000-7000-8001-000000000001',
  status: 'active' as const,
  level: 'basic',
  matters: [{
    matter: 'review' as const, subject: 'kdnQuarterly:2', text: 'рассмотрение результатов на заседании КДНиЗП',
    textEn: 'results looked at by the commission on minors’ affairs', dueOn: '2026-09-13', settledOn: null, citation,
  }],
  since: '2026-06-10',
  measures: { done: 1, notDone: 0, open: 1 },
  marks: [{ programmeNumber: 1, measureNumber: 1, result: 'done' as const, on: '2026-07-02' }],
  decisions: [],
  alerts: [],
};
