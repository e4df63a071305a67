import { Type } from 'typebox';
import { alertAudiences } from '../../operations/read-alerts.ts';
import { alertSeverity } from '../cases/case-state-schema.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { everyKind } from './alert-fields.ts';

/** What somebody said of an alert. */
export const AlertAction = named(
  'AlertAction',
  closed(
    {
      id: id('Идентификатор записи.'),
      action: choice(['acknowledged', 'snoozed'], { description: 'Отмечено или отложено.' }),
      at: instant('Когда.'),
      clientId: Type.String({ description: 'Клиент API.' }),
      role: Type.String({ description: 'В какой роли.' }),
      specialistId: nullable(id('Специалист.'), 'Специалист, от имени которого действовал клиент.'),
      note: nullable(Type.String(), 'Пояснение; null, если персональные данные семьи уничтожены.'),
      until: nullable(date('День.'), 'До какого дня отложено; только для `snoozed`.'),
    },
    { description: 'Что сделано с предупреждением: кто, когда, с каким пояснением. Не изменяется.' },
  ),
);

const fields = {
  id: id('Идентификатор предупреждения.'),
  caseId: nullable(id('Дело.'), 'Дело; null, если речь об организации или её специалисте.'),
  organisationId: id('Организатор сопровождения.'),
  specialistId: nullable(id('Специалист.'), 'Куратор дела или специалист, о котором речь.'),
  kind: everyKind,
  text: Type.String({ description: 'Причина по-русски.' }),
  textEn: Type.String({ description: 'Причина по-английски.' }),
  subject: Type.String({ description: 'К чему относится, например `measure:3`, `caseload:crisis`, `report:quarterlyToMinistry:2026-Q1`.' }),
  severity: alertSeverity,
  since: date('С какого дня есть причина.'),
  dueOn: date('Срок, о котором речь.'),
  citation: Citation,
  state: choice(['open', 'snoozed', 'ended'], { description: 'Открыто, отложено или снято: причины больше нет.' }),
  forWhom: Type.Array(choice(alertAudiences), {
    description: 'Кого касается сегодня: куратора — сразу, руководителя — после эскалации, КДНиЗП — если решает или рассматривает она.',
  }),
  escalatedOn: nullable(date('День.'), 'С какого дня касается руководителя; null, пока не касается.'),
  acknowledgement: nullable(AlertAction, 'Последняя отметка; null, если её нет. Комиссии не показывается.'),
  snoozedUntil: nullable(date('День.'), 'До какого дня отложено: в этот день предупреждение возвращается само.'),
  raisedAt: instant('Когда служба его подняла.'),
  endedAt: nullable(instant('Когда.'), 'Когда снято; null, пока причина есть.'),
};

/** An alert in a list. */
export const Alert = named('Alert', closed(fields, { description: 'Предупреждение.' }));

/** An alert with everything that was said of it. */
export const AlertDetail = named(
  'AlertDetail',
  closed(
    { ...fields, actions: Type.Array(AlertAction, { description: 'Отметки и отсрочки по порядку. Комиссии не показываются.' }) },
    { description: 'Предупреждение с историей отметок и отсрочек.' },
  ),
);
