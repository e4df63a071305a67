import { Type } from 'typebox';
import { caseStatuses } from '../../domain/case/status.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { externalIds } from '../schemas/external-id.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

export const caseStatus = choice(caseStatuses, {
  description:
    'Состояние дела: выявление (`identified`), определение статуса семьи (`assessment`), составление программы (`planning`), '
    + 'решение (`decision`), договор или подписание (`agreement`), реализация (`active`), оценка (`evaluation`), '
    + 'постсопровождение (`postSupport`), завершено (`closed`), не принята (`notTaken`).',
});

/** What lists and the whole state of a case share. */
export const summaryFields = {
  id: id('Идентификатор дела.'),
  organisationId: id('Организатор сопровождения.'),
  region: Type.String({ description: 'Регион.' }),
  municipality: Type.String({ description: 'Муниципальное образование, где семья живёт.' }),
  familyId: id('Семья.'),
  form: choice(['individual', 'group'], { description: 'Форма сопровождения: индивидуальная или групповая.' }),
  memberId: nullable(id('Член семьи.'), 'Кого сопровождают при индивидуальной форме; при групповой null.'),
  reopensCaseId: nullable(id('Дело.'), 'Прежнее дело семьи, если это повторное.'),
  openedOn: date('Дата обращения.'),
  ground: Type.String({ description: 'Основание: код из `/v1/reference/grounds`.' }),
  regulation: closed(
    { code: Type.String({ description: 'Код порядка.' }), version: Type.Integer({ description: 'Версия порядка.' }) },
    { description: 'Порядок региона и версия, по которой ведётся дело: действовавшая в день обращения или та, на которую его перевело решение.' },
  ),
  registerNumber: nullable(Type.String(), 'Номер в журнале учёта семей, «год/номер»; null, пока семья не принята.'),
  status: caseStatus,
  level: nullable(Type.String(), 'Уровень сопровождения: код из порядка региона; до решения — предложенный; null, пока нет и его.'),
  curatorId: nullable(id('Специалист.'), 'Куратор семьи.'),
  startsOn: nullable(date('Дата.'), 'Первый день программы.'),
  endsOn: nullable(date('Дата.'), 'Последний день действующего срока программы.'),
  externalIds,
  createdAt: instant('Когда дело внесено.'),
  version,
};

/** A case as lists show it. */
export const CaseSummary = named('CaseSummary', closed(summaryFields, { description: 'Дело в списке.' }));
