import { Type } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { newExternalIds } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';

/** Who reported a family in difficulty, and how. */
export const MessageSource = named(
  'MessageSource',
  closed(
    {
      sender: text(300, 'Кто направил сообщение: орган, учреждение, лицо, детский телефон доверия.'),
      channel: choice(['written', 'electronic'], { description: 'Письменно (`written`) или в электронном виде (`electronic`).' }),
    },
    { description: 'Источник сообщения о семье.' },
  ),
);

/** What makes the need. */
export const Circumstance = named(
  'Circumstance',
  closed(
    {
      code: Type.String({ minLength: 1, maxLength: 50, description: 'Код из `/v1/reference/circumstances`.' }),
      note: Type.Optional(text(1000, 'Описание словами; для «иных признаков» обязательно.')),
    },
    { description: 'Обстоятельство, ухудшающее условия жизнедеятельности семьи.' },
  ),
);

/** What is told when a case is opened, and kept as its first fact. */
export const openingFields = {
  ground: Type.String({ minLength: 1, maxLength: 50, description: 'Основание: код из `/v1/reference/grounds`.' }),
  form: choice(['individual', 'group'], {
    description: 'Форма сопровождения: индивидуальная (один член семьи) или групповая (вся семья).',
  }),
  memberId: Type.Optional(id('Кого сопровождают при индивидуальной форме.')),
  applicantMemberId: Type.Optional(id('Заявитель; для сообщения не указывается.')),
  source: Type.Optional(MessageSource),
  circumstances: Type.Array(Circumstance, { maxItems: 30, description: 'Обстоятельства семьи.' }),
  reopensCaseId: Type.Optional(id('Прежнее, завершённое дело той же семьи, если семья обратилась повторно.')),
};

export const NewCase = named(
  'NewCase',
  closed(
    {
      familyId: id('Семья.'),
      date: date('Дата обращения: подачи заявления или получения сообщения.'),
      ...openingFields,
      externalIds: newExternalIds,
    },
    { description: 'Новое дело: обращение семьи или сообщение о ней.' },
  ),
);
