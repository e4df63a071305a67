import { Type, type Static } from 'typebox';
import { Circumstance } from '../cases/opening-schema.ts';
import { programmeNumber } from '../facts/fact-definition.ts';
import { levelCode } from '../facts/level-assignment.ts';
import { termMonths } from '../facts/programme.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { variants } from '../schemas/variants.ts';
import { caseAddress, familyAddress, providerAddress } from './resolution-addresses.ts';

const word = <W extends string>(one: W, description: string) => Type.Literal(one, { description });
const itemText = Type.Optional(text(10_000, 'Что постановлено по этому делу; без него — общий `text`.'));
const newTerm = { termMonths: Type.Optional(termMonths), programmeNumber: Type.Optional(programmeNumber) };

const item = variants('word', [
  closed({
    word: word('takeOn', 'Взять семью на сопровождение.'),
    provider: providerAddress,
    family: familyAddress,
    form: choice(['individual', 'group'], { description: 'Форма: индивидуальная (один член семьи) или групповая (вся семья).' }),
    memberId: Type.Optional(id('Кого сопровождают при индивидуальной форме.')),
    circumstances: Type.Array(Circumstance, { maxItems: 30, description: 'Обстоятельства семьи.' }),
  }),
  closed({
    word: word('interimResult', 'Рассмотрены промежуточные итоги.'), case: caseAddress, text: itemText,
    period: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'К какому по счёту рассмотрению относится запоздавшее.' })),
    proposals: Type.Optional(text(5000, 'Предложения по корректировке программы.')),
  }),
  closed({ word: word('continue', 'Продолжить сопровождение: новый срок.'), case: caseAddress, text: itemText, ...newTerm }),
  closed({
    word: word('change', 'Изменить: другой уровень, а без `level` — другая редакция программы.'), case: caseAddress, text: itemText,
    level: Type.Optional(levelCode), ...newTerm,
  }),
  closed({
    word: word('end', 'Прекратить сопровождение.'), case: caseAddress, text: itemText,
    success: Type.Boolean({ description: 'С успехом или без.' }),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: 'Причина: код из `/v1/reference/outcomes`; без успеха обязательна.' })),
  }),
], 'Что постановлено по одному делу; поля зависят от `word`.');

/** A resolution of a commission, as its software sends it. */
export const NewResolution = named(
  'NewResolution',
  closed(
    {
      number: text(100, 'Номер постановления.'),
      date: date('Дата постановления; ею датируется всё, что по нему внесено.'),
      sessionOn: Type.Optional(date('День заседания, если он другой.')),
      text: Type.Optional(text(10_000, 'Что постановлено — для пунктов без своего текста.')),
      items: Type.Array(item, { minItems: 1, maxItems: 100, description: 'Пункты постановления.' }),
    },
    { description: 'Постановление КДНиЗП.' },
  ),
);

export const newResolutionExample: Static<typeof NewResolution> = {
  number: '14/3',
  date: '2026-04-15',
  items: [{
    word: 'interimResult', case: { by: 'id', id: '01940000-0000-7000-8000-000000000001' },
    text: 'Принять к сведению: мероприятия выполняются в срок.',
  }],
};
