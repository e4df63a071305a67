import { Type } from 'typebox';
import type { FactView } from '../../operations/fact-view.ts';
import { AlertAction } from '../alerts/alert-schema.ts';
import { alertKind, alertSeverity } from '../cases/case-state-schema.ts';
import { CaseSummary } from '../cases/case-summary-schema.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { Family } from '../schemas/family.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { TimelineFact } from '../timeline/timeline-schema.ts';

const ExportedMeasure = named(
  'ExportedMeasure',
  closed(
    {
      programmeNumber: Type.Integer({ description: 'Номер редакции программы.' }),
      number: Type.Integer({ description: 'Номер мероприятия.' }),
      helpType: Type.String({ description: 'Вид помощи: код из `/v1/reference/help-types`.' }),
      title: Type.String({ description: 'Наименование мероприятия.' }),
      dueOn: date('Срок выполнения.'),
      state: choice(['open', 'done', 'notDone'], { description: 'Отметка: открыто, выполнено, не выполнено.' }),
      executorKind: choice(['organisation', 'curator', 'familyMember'], { description: 'Кто исполняет.' }),
      executorOrganisationId: nullable(id('Организация.'), 'Организация-исполнитель; null, если исполняет не организация.'),
    },
    { description: 'Мероприятие программы с отметкой о выполнении.' },
  ),
);

const ExportedAlert = named(
  'ExportedAlert',
  closed(
    {
      id: id('Идентификатор предупреждения.'),
      kind: alertKind,
      text: Type.String({ description: 'Русский текст.' }),
      textEn: Type.String({ description: 'Английский текст.' }),
      subject: Type.String({ description: 'К чему в деле относится.' }),
      severity: alertSeverity,
      since: date('С какого дня была причина.'),
      dueOn: date('Срок, о котором речь.'),
      citation: Citation,
      raisedAt: instant('Когда служба его подняла.'),
      endedAt: nullable(instant('Когда причина отпала.'), 'Когда причина отпала; null, пока она есть.'),
      actions: Type.Array(AlertAction, { description: 'Отметки и отсрочки по порядку.' }),
    },
    { description: 'Предупреждение по делу, снятое тоже.' },
  ),
);

const ExportedCase = named(
  'ExportedCase',
  closed(
    {
      case: CaseSummary,
      outcome: nullable(Type.String(), 'Итог: код из `/v1/reference/outcomes`; null, пока дело не завершено.'),
      facts: Type.Unsafe<FactView[]>(Type.Array(TimelineFact, { description: 'Все факты дела в порядке внесения.' })),
      measures: Type.Array(ExportedMeasure, { description: 'Мероприятия всех редакций программы.' }),
      alerts: Type.Array(ExportedAlert, { description: 'Предупреждения.' }),
    },
    { description: 'Дело семьи целиком.' },
  ),
);

const NamedId = named(
  'NamedId',
  closed(
    { id: id('Идентификатор.'), name: Type.String({ description: 'Имя или наименование.' }) },
    { description: 'Кто стоит за идентификатором.' },
  ),
);

const FieldMeaning = named(
  'FieldMeaning',
  closed(
    {
      of: Type.String({ description: 'Какая запись: имя схемы этого описания.' }),
      field: Type.String({ description: 'Поле; вложенное — через точку.' }),
      meaning: Type.String({ description: 'Что в нём.' }),
      see: nullable(Type.String(), 'Какая запись внутри него; null, если никакой.'),
    },
    { description: 'Что значит поле выгрузки.' },
  ),
);

/** The parts of an export that hold data; their fields are explained in it. */
export const exportedParts = {
  family: Family,
  cases: Type.Array(ExportedCase, { description: 'Дела семьи.' }),
};

export const FamilyExport = named(
  'FamilyExport',
  closed(
    {
      exportedAt: instant('Когда выгружено.'),
      ...exportedParts,
      names: Type.Array(NamedId, { description: 'Специалисты и организации, названные выше идентификаторами.' }),
      accesses: Type.String({ description: 'Где узнать, кто обращался к данным семьи.' }),
      fields: Type.Array(FieldMeaning, { description: 'Что значат поля.' }),
    },
    { description: 'Все данные семьи, которые хранит служба.' },
  ),
);
