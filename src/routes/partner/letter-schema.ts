import { Type } from 'typebox';
import type { DeliveredLetter } from '../../operations/partner/letters.ts';
import { letterFields } from '../facts/letter.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id, idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

export const letterParams = idParams('Письмо.');

const { kind, channel, subject, text, number, answerDueOn } = letterFields;

export const partnerLetterFields = {
  id: id('Письмо.'),
  caseId: id('Дело, по которому оно.'),
  organisationId: id('Кто прислал.'),
  sentOn: date('Когда отправлено.'),
  kind, channel, subject, text, number, answerDueOn,
  answeredOn: nullable(date('День.'), 'Когда внесён ответ; null — ещё нет.'),
};

export const PartnerLetter = named('PartnerLetter', closed(
  partnerLetterFields, { description: 'Запрос или письмо организации вызывающего.' },
));

/** A letter as its addressee reads it. */
export function letterView({ factId, caseId, organisationId, sentOn, answeredOn, letter }: DeliveredLetter) {
  const { to: _to, personalData: _carried, ...words } = letter;
  return { id: factId, caseId, organisationId, sentOn, ...words, answeredOn };
}

export const partnerLetterExample = {
  id: '01940000-0000-7000-8000-000000000119',
  caseId: '01940000-0000-7000-8000-000000000041',
  organisationId: '01990000-0000-7000-8001-000000000001',
  sentOn: '2026-04-27',
  kind: 'request' as const,
  channel: 'electronic' as const,
  subject: 'О записи ребёнка на обследование',
  number: '01-15/427',
  answerDueOn: '2026-05-12',
  answeredOn: null,
};

export const answered = Type.Optional(Type.Boolean({ description: '`true` — с ответом, `false` — без ответа.' }));
