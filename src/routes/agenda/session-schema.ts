import { Type } from 'typebox';
import { matterKinds } from '../../domain/agenda-session.ts';
import { caseStatus } from '../cases/case-summary-schema.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { AgendaReason, caseLabel, citationExample, inWords, labelExample } from './agenda-parts.ts';

const Decision = closed({
  kind: Type.String({ description: 'Вид решения: код из `/v1/reference/decision-kinds`.' }),
  ...inWords,
  allowed: Type.Boolean({ description: 'Можно ли принять его в этот день.' }),
  reasons: Type.Array(AgendaReason, { description: 'Если нельзя — почему; для КДНиЗП пусто.' }),
  citation: Citation,
});

const Need = closed({
  need: Type.String({ description: 'Условие порядка, например `paper:livingConditionsReport`, или `measuresMarked`.' }),
  ...inWords,
  metOn: nullable(date('Дата.'), 'С какого дня есть; null — недостаёт.'),
  citation: Citation,
});

/** A line of a session's agenda. */
export const SessionMatter = named(
  'SessionMatter',
  closed(
    {
      ...caseLabel,
      organisationId: id('Организатор сопровождения.'),
      municipality: Type.String({ description: 'Муниципальное образование.' }),
      curatorId: nullable(id('Специалист.'), 'Куратор семьи.'),
      level: nullable(Type.String(), 'Уровень: код; до решения — предложенный.'),
      status: caseStatus,
      matter: choice(matterKinds, {
        description:
          'Что решается: программа внесена на рассмотрение, срок программы кончается или кончился, предложен другой уровень, предстоит '
          + 'рассмотрение результатов, отозвано согласие.',
      }),
      subject: Type.String({ description: 'К чему в деле относится, например `kdnQuarterly:2`.' }),
      ...inWords,
      since: date('С какого дня ждёт.'),
      lastDay: nullable(date('Дата.'), 'Последний день, в который можно решить вовремя; null, если порядок срока не ставит.'),
      late: Type.Boolean({ description: 'День заседания позже последнего дня.' }),
      citation: Citation,
      decisions: Type.Array(Decision, { description: 'Решения, которые этот орган может принять по вопросу.' }),
      needs: Type.Array(Need, { description: 'Документы и другие условия, которые должны быть к решению; недостающие — с `metOn` null.' }),
    },
    { description: 'Вопрос повестки заседания.' },
  ),
);

export const sessionMatterExample = {
  ...labelExample,
  registerNumber: null,
  organisationId: '01990000-0000-7000-8001-000000000001',
  municipality: 'Примерский муниципальный район',
  curatorId: '01990000-0000-7000-8002-000000000001',
  level: 'basic',
  status: 'decision' as const,
  matter: 'programme' as const,
  subject: 'programme:1',
  text: 'рассмотрение индивидуальной программы',
  textEn: 'the individual programme is to be decided on',
  since: '2026-03-10',
  lastDay: '2026-03-17',
  late: false,
  citation: citationExample('п. 4.4'),
  decisions: [{
    kind: 'approveProgramme', text: 'утверждение индивидуальной программы', textEn: 'approve the programme', allowed: true, reasons: [],
    citation: citationExample('п. 4.4, 4.11'),
  }],
  needs: [{
    need: 'paper:livingConditionsReport', text: 'документ в деле: акт обследования условий жизнедеятельности',
    textEn: 'a paper in the case: living-conditions report', metOn: '2026-03-04',
    citation: citationExample('п. 4.6; прил. № 4–11, разд. III'),
  }],
};
