import { Type } from 'typebox';
import { closed } from './closed.ts';
import { date, instant } from './dates.ts';
import { id } from './ids.ts';
import { named } from './named.ts';
import { nullable } from './nullable.ts';
import { text } from './texts.ts';

/** What every record of an organisation itself has in a reply. */
export const recordFields = {
  organisationId: id('Организатор сопровождения.'),
  createdAt: instant('Когда внесено.'),
  createdBy: Type.String({ description: 'Какой клиент внёс.' }),
  annulledAt: nullable(instant('Когда.'), 'Когда запись аннулирована как ошибочная: тогда она нигде не считается.'),
  annulledBecause: nullable(Type.String(), 'Почему аннулирована.'),
};

/** From when to when somebody was engaged, in a reply. */
export const engagementFields = {
  engagedFrom: date('С какого дня участвует.'),
  engagedUntil: nullable(date('День.'), 'Последний день участия; null, пока участвует.'),
  endReason: nullable(Type.String(), 'Почему участие окончено.'),
};

/** The same in a new record. */
export const newEngagementFields = {
  engagedFrom: date('С какого дня участвует; не позже сегодняшнего.'),
  engagedUntil: Type.Optional(date('Последний день, если участие уже окончено.')),
};

export const NewEnd = named('NewEngagementEnd', closed({
  date: Type.Optional(date('Последний день участия; без него — сегодня в регионе. При `mistaken` не нужен.')),
  reason: Type.Optional(text(1000, 'Причина; для ошибочной записи обязательна.')),
  mistaken: Type.Optional(Type.Boolean({ description: 'Запись внесена по ошибке: она аннулируется и нигде не считается.' })),
}, { description: 'Окончание участия или аннулирование ошибочной записи.' }));

export const NewAnnulment = named('NewAnnulment', closed({ reason: text(1000, 'Почему запись ошибочна.') }, { description: 'Аннулирование ошибочной записи.' }));

export const newEndExample = { date: '2026-06-30', reason: 'Договор окончен.' };
export const recordExample = {
  organisationId: '01990000-0000-7000-8001-000000000001', createdAt: '2026-03-02T09:00:00.000Z', createdBy: 'demo-head', annulledAt: null, annulledBecause: null,
};

interface Stored {
  organisationId: string;
  createdAt: string;
  recordedBy: string;
  annulledAt: string | null;
  annulledBecause: string | null;
}

/** The fields of every record as the wire tells them. */
export function recordView({ organisationId, createdAt, recordedBy: createdBy, annulledAt, annulledBecause }: Stored) {
  return { organisationId, createdAt, createdBy, annulledAt, annulledBecause };
}
