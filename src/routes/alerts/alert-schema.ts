import { Type } from 'typebox';
import { alertKind, alertSeverity } from '../cases/case-state-schema.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';

/** An open alert. */
export const Alert = named(
  'Alert',
  closed(
    {
      id: id('Идентификатор предупреждения.'),
      caseId: id('Дело.'),
      organisationId: id('Организатор сопровождения.'),
      kind: alertKind,
      text: Type.String({ description: 'Русский текст.' }),
      textEn: Type.String({ description: 'Английский текст.' }),
      subject: Type.String({ description: 'К чему в деле относится, например `measure:3`.' }),
      severity: alertSeverity,
      since: date('С какого дня есть причина.'),
      dueOn: date('Срок, о котором речь.'),
      citation: Citation,
      raisedAt: instant('Когда служба его подняла.'),
    },
    { description: 'Открытое предупреждение.' },
  ),
);

export const alertExample = {
  id: '01940000-0000-7000-8000-000000000051',
  caseId: '01940000-0000-7000-8000-000000000041',
  organisationId: '01990000-0000-7000-8001-000000000001',
  kind: 'programmeLate' as const,
  text: 'программа не внесена в срок',
  textEn: 'the programme is late',
  subject: 'programmeApproval',
  severity: 'critical' as const,
  since: '2026-01-27',
  dueOn: '2026-01-26',
  citation: { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.4', inherited: false },
  raisedAt: '2026-01-26T21:05:00.000Z',
};
