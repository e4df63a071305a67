import { Type, type TProperties } from 'typebox';
import type { PaperTypeCode } from '../../domain/reference/paper-types.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { text } from '../schemas/texts.ts';
import { helpType } from './help-type.ts';

const number = text(100, 'Номер документа.');
const issuedOn = date('Дата документа.');
const issuer = text(300, 'Кто выдал или составил.');
const memberId = id('Чей документ или кто его подписал: член семьи.');

/** What any paper may carry. */
export const commonPaperFields = {
  number: Type.Optional(number),
  issuedOn: Type.Optional(issuedOn),
  issuer: Type.Optional(issuer),
  memberId: Type.Optional(memberId),
  note: Type.Optional(text(2000, 'Примечание.')),
};

const specialistNames = Type.Array(text(200, 'Фамилия, имя, отчество специалиста.'), {
  minItems: 1, maxItems: 20, description: 'Кто обследовал.',
});
const housing = closed(
  {
    kind: Type.Optional(text(200, 'Вид жилья: квартира, дом, комната.')),
    ownership: Type.Optional(text(200, 'На каком праве занимают.')),
    rooms: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'Число жилых комнат.' })),
    areaSquareMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000, description: 'Площадь, м².' })),
    amenities: Type.Optional(text(1000, 'Благоустройство.')),
    childPlace: Type.Optional(text(1000, 'Место ребёнка для сна, игр и занятий.')),
  },
  { description: 'Жилищно-бытовые условия.' },
);
const document = closed({
  name: text(300, 'Наименование документа.'),
  memberId: Type.Optional(id('Чей документ.')),
});

/** The fields of each type of paper, beside the common ones; a type that the reference list gains must be told here. */
export const paperFields: Record<PaperTypeCode, TProperties> = {
  application: { memberId, text: Type.Optional(text(10_000, 'Текст заявления.')) },
  message: { sender: text(300, 'Кто направил сообщение.'), text: Type.Optional(text(10_000, 'Текст сообщения.')) },
  cooperationConsent: { memberId },
  individualServicesProgramme: { number, issuedOn, issuer },
  personalDocuments: {
    documents: Type.Array(document, { minItems: 1, maxItems: 100, description: 'Какие документы представлены.' }),
  },
  livingConditionsReport: {
    specialistNames,
    address: Type.Optional(text(500, 'Адрес обследования.')),
    conclusion: text(10_000, 'Вывод.'),
    housing: Type.Optional(housing),
  },
  needAssessment: {
    conclusion: text(10_000, 'Вывод о потребности.'),
    needs: Type.Array(helpType, { maxItems: 6, uniqueItems: true, description: 'В каких видах помощи нуждается семья.' }),
  },
  interviewResults: {
    method: choice(['conversation', 'questionnaire', 'observation', 'interview'], {
      description: 'Беседа, анкетирование, наблюдение, интервьюирование.',
    }),
    summary: text(10_000, 'Результаты.'),
  },
  familyPassport: {
    number,
    summary: Type.Optional(text(10_000, 'Краткое содержание паспорта.')),
  },
  writtenRefusal: { memberId, text: text(10_000, 'Текст отказа.') },
  other: { title: text(300, 'Наименование документа.') },
};
