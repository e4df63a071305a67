import { Type } from 'typebox';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

/** What every line says of its case. */
export const caseLabel = {
  caseId: id('Дело.'),
  familyId: id('Семья.'),
  family: nullable(Type.String(), 'Фамилия законного представителя; null, если вызывающему её знать не положено или данные уничтожены.'),
  registerNumber: nullable(Type.String(), 'Номер в журнале учёта семей, «год/номер»; null, пока семья не принята.'),
};

export const inWords = {
  text: Type.String({ description: 'Русский текст.' }),
  textEn: Type.String({ description: 'Английский текст.' }),
};

/** Why something cannot be done, or what is missing. */
export const AgendaReason = named(
  'AgendaReason',
  closed(
    {
      code: Type.String({ description: 'Постоянный код.' }),
      ...inWords,
      gate: nullable(Type.String(), 'Какого условия порядка недостаёт, например `curator`.'),
      citation: nullable(Citation, 'Пункт порядка, из которого это следует.'),
    },
    { description: 'Недостающее условие или причина отказа.' },
  ),
);

export const labelExample = {
  caseId: '01940000-0000-7000-8000-000000000041',
  familyId: '01990000-0000-7000-8003-000000000015',
  family: 'Примерова',
  registerNumber: '2026/1',
};

/** A clause of Tatarstan's model programme. */
export function citationExample(clause: string) {
  return { regulation: 'tatarstan-2017', version: 1, clause, inherited: false };
}
