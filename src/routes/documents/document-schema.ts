import { type Static, Type } from 'typebox';
import { caseFormCodes, formCodes } from '../../domain/forms/codes.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

export const form = choice(formCodes, { description: 'Форма документа.' });
export const caseForm = choice(caseFormCodes, { description: 'Форма документа дела.' });
export const format = choice(['pdf', 'docx'], { description: 'Формат: PDF для подписи, DOCX для правки.' });
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Хеш SHA-256 содержания.' });

const parameters = {
  programmeNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, description: 'Номер программы в деле; по умолчанию — последняя.' })),
  factId: Type.Optional(id('Событие дела, о котором документ: решение, обследование, проверка; по умолчанию — последнее такое.')),
  organisationId: Type.Optional(id('Соисполнитель, которому письмо.')),
  memberId: Type.Optional(id('Чьё согласие; по умолчанию — заявителя.')),
};

export const NewIssuedDocument = named('NewIssuedDocument', closed({ form: caseForm, format, ...parameters }, { description: 'Какой документ выдать.' }));

export const IssuedDocument = named('IssuedDocument', closed({
  id: id('Идентификатор выданного документа.'),
  organisationId: id('Организация, которая выдала.'),
  region: text(100, 'Регион.'),
  caseId: nullable(id('Дело.'), 'Дело; нет у документов вне дела.'),
  familyId: nullable(id('Семья.'), 'Семья; нет у документов вне дела.'),
  form,
  format,
  number: nullable(text(100, 'Номер.'), 'Номер самого документа, если он есть.'),
  title: text(300, 'Название.'),
  parameters: closed(parameters, { description: 'О чём документ, как было запрошено.' }),
  issue: Type.Integer({ minimum: 1, description: 'Какая это по счёту выдача формы в деле: каждая печать — новая.' }),
  template: closed({
    code: text(100, '`builtIn` — встроенная форма, иначе регион, чей шаблон.'),
    version: Type.Integer({ minimum: 1, description: 'Версия формы или шаблона.' }),
  }, { description: 'По какому шаблону напечатан.' }),
  issuedBy: closed({
    clientId: text(200, 'Клиент API.'), role: text(40, 'Роль.'), specialistId: nullable(id('Специалист.'), 'Специалист, если он за клиентом.'),
  }, { description: 'Кто выдал.' }),
  issuedAt: instant('Когда выдан.'),
  sha256,
  size: Type.Integer({ minimum: 0, description: 'Размер, байт.' }),
  fileName: text(200, 'Имя файла.'),
  erasedAt: nullable(instant('Когда.'), 'Когда содержание уничтожено вместе с данными семьи.'),
}, { description: 'Документ, как он был выдан; содержание — по адресу `…/content`.' }));

export const issuedDocumentExample: Static<typeof IssuedDocument> = {
  id: '01990f3e-7c00-7000-8000-0000000000d1',
  organisationId: '01990f3e-7c00-7000-8000-0000000000a1',
  region: 'tatarstan',
  caseId: '01990f3e-7c00-7000-8000-0000000000c1',
  familyId: '01990f3e-7c00-7000-8000-0000000000f1',
  form: 'programme',
  format: 'pdf',
  number: '1',
  title: 'Индивидуальная программа социального сопровождения семьи',
  parameters: { programmeNumber: 1 },
  issue: 1,
  template: { code: 'builtIn', version: 1 },
  issuedBy: { clientId: 'curator-1', role: 'curator', specialistId: '01990f3e-7c00-7000-8000-0000000000b1' },
  issuedAt: '2026-03-05T09:00:00.000Z',
  sha256: '0123456789abcdef'.repeat(4),
  size: 30512,
  fileName: 'ИПСС № 1 от 05.03.2026.pdf',
  erasedAt: null,
};
