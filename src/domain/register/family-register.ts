import type { LocalDate } from '../calendar/local-date.ts';
import { paragraph, signatures, signer, title, value } from '../forms/compose.ts';
import type { FormModel } from '../forms/model.ts';
import { russianDate } from '../forms/russian-date.ts';
import type { RegisterEntry } from './register-entry.ts';
import { registerBlock, type RegisterColumn } from './register-table.ts';
import {
  categoriesText, compositionText, groundText, levelText, outcomeText, programmeText, statusText, watchText,
} from './register-words.ts';

/** What the register is called, before its year. */
export const FAMILY_REGISTER = 'Журнал учёта семей';

/** The columns of the register of families (журнал учёта семей) for spreadsheets: one value a column. */
export const familyColumns: readonly RegisterColumn<RegisterEntry>[] = [
  { title: '№', width: 7, cell: ({ number }) => number },
  { title: 'Год', width: 7, cell: ({ year }) => year },
  { title: 'Дата внесения', width: 13, cell: ({ registeredOn }) => russianDate(registeredOn) },
  { title: 'Заявитель (представитель семьи)', width: 32, cell: ({ applicant }) => applicant },
  { title: 'Кого сопровождают', width: 28, cell: ({ accompanied }) => accompanied ?? 'вся семья' },
  { title: 'Муниципальное образование', width: 28, cell: ({ municipality }) => municipality },
  { title: 'Адрес', width: 40, cell: ({ address }) => address },
  { title: 'Членов семьи', width: 9, cell: ({ members }) => members },
  { title: 'Несовершеннолетних', width: 9, cell: ({ minors }) => minors },
  { title: 'Категории', width: 40, cell: categoriesText },
  { title: 'Основание', width: 32, cell: groundText },
  { title: 'Уровень', width: 16, cell: levelText },
  { title: 'Куратор', width: 28, cell: ({ curator }) => curator?.name ?? null },
  { title: '№ программы', width: 12, cell: ({ programme }) => programme?.number ?? null },
  { title: 'Программа утверждена', width: 13, cell: ({ programme }) => russianDate(programme?.approved?.on) },
  { title: '№ решения', width: 12, cell: ({ programme }) => programme?.approved?.decision ?? null },
  { title: 'Начало', width: 12, cell: ({ startsOn }) => russianDate(startsOn) },
  { title: 'Окончание срока', width: 12, cell: ({ endsOn }) => russianDate(endsOn) },
  { title: 'Состояние', width: 24, cell: statusText },
  { title: 'Завершено', width: 12, cell: ({ outcome }) => russianDate(outcome?.on) },
  { title: 'Итог', width: 40, cell: outcomeText },
  { title: 'Постсопровождение с', width: 12, cell: ({ watch }) => russianDate(watch?.from) },
  { title: 'Постсопровождение до', width: 12, cell: ({ watch }) => russianDate(watch?.closesOn) },
  { title: 'Данные уничтожены', width: 12, cell: ({ erasedOn }) => russianDate(erasedOn) },
];

/** The part of a year's register that goes on paper. */
export interface FamilyRegister {
  organisation: string;
  /** The provider's own, which need not be repeated with each address. */
  municipality: string | null;
  year: number;
  /** The day as of which names stand. */
  on: LocalDate;
  entries: readonly RegisterEntry[];
}

/** The register on paper (A4 across): what a centre keeps of each family, ready to be signed at the end of the year. */
export function familyRegisterForm({ organisation, municipality, year, on, entries }: FamilyRegister): FormModel {
  return {
    code: 'family-register', title: `${FAMILY_REGISTER} ${year}`, shortTitle: FAMILY_REGISTER, issuer: organisation, orientation: 'landscape',
    blocks: [
      title(`ЖУРНАЛ УЧЁТА СЕМЕЙ, ПРИНЯТЫХ НА СОЦИАЛЬНОЕ СОПРОВОЖДЕНИЕ, ЗА ${year} ГОД`),
      paragraph([{ ...value('organisation', organisation), bold: true }], { align: 'center' }),
      paragraph([`По состоянию на ${russianDate(on)}. ${numbersText(entries)}`], { small: true }),
      registerBlock(paperColumns(municipality), entries),
      signatures(
        signer('signedByHead', 'Руководитель службы социального сопровождения семьи', undefined, { stamp: true, dated: true }),
        signer('signedByKeeper', 'Ответственный за ведение журнала', undefined, { dated: true }),
      ),
    ],
  };
}

function numbersText(entries: readonly RegisterEntry[]): string {
  const [first, last] = [entries[0], entries.at(-1)];
  return first === undefined || last === undefined ? 'Записей нет.' : `Записей: ${entries.length}, номера с ${first.number} по ${last.number}.`;
}

/** Wide enough for the longest word of each column, so that none breaks. */
const paperColumns = (own: string | null): Parameters<typeof registerBlock<RegisterEntry>>[0] => [
  { words: ['number', '№', 4, 'center'], cell: ({ number }) => String(number) },
  { words: ['registeredOn', 'Дата внесения', 7.5, 'center'], cell: ({ registeredOn }) => russianDate(registeredOn) },
  { words: ['family', 'Семья: заявитель, адрес', 16], cell: (entry) => familyText(entry, own) },
  { words: ['composition', 'Состав семьи', 6], cell: compositionText },
  { words: ['categories', 'Категории', 14.5], cell: categoriesText },
  { words: ['ground', 'Основание', 14.5], cell: groundText },
  { words: ['level', 'Уровень, куратор', 10], cell: (entry) => [levelText(entry), entry.curator?.name ?? ''].filter((text) => text !== '').join('\n') },
  { words: ['programme', 'Программа: №, дата', 8.5], cell: programmeText },
  { words: ['status', 'Состояние', 13], cell: statusText },
  { words: ['end', 'Завершение: дата, итог', 10.5], cell: endText },
  { words: ['watch', 'Контроль после завершения', 8.5], cell: watchText },
];

function familyText({ applicant, accompanied, municipality, address }: RegisterEntry, own: string | null): string {
  const one = accompanied === null ? [] : [`сопровождают: ${accompanied}`];
  return [applicant ?? '', ...one, municipality === own ? address : `${municipality}, ${address}`].join('\n');
}

function endText(entry: RegisterEntry): string {
  return entry.outcome === null ? '' : `${russianDate(entry.outcome.on)}\n${outcomeText(entry)}`;
}
