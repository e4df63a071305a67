/** What can be loaded and given back in bulk. */
export const bulkKinds = ['families', 'specialists', 'cases'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** How a value stands in a cell: as it is, as «да» or «нет», as several joined by `|`, as a date, or as JSON. */
export type CellForm = 'text' | 'flag' | 'list' | 'date' | 'json';

/** A column of a CSV file and the field of a line that it holds. */
export interface Column {
  /** Its header; the Russian one is taken too. */
  name: string;
  ru: string;
  /** JSON pointer within the line; `-` stands for the member that the row is about. */
  pointer: string;
  form: CellForm;
  /** An empty cell is null; otherwise the field is left out. */
  nullable?: boolean;
}

/** Ties the rows of one family together; it is no field of the line. */
export const TIE = 'family';

const families: readonly Column[] = [
  { name: TIE, ru: 'Семья', pointer: '', form: 'text' },
  { name: 'externalId', ru: 'Внешний код', pointer: '/externalId', form: 'text' },
  { name: 'municipality', ru: 'Муниципальное образование', pointer: '/municipality', form: 'text' },
  { name: 'address', ru: 'Адрес', pointer: '/address', form: 'text' },
  { name: 'completeness', ru: 'Полнота семьи', pointer: '/completeness', form: 'text' },
  { name: 'categories', ru: 'Категории', pointer: '/categories', form: 'list' },
  { name: 'categoryNote', ru: 'Пояснение к категории', pointer: '/categoryNote', form: 'text', nullable: true },
  { name: 'contactPhone', ru: 'Телефон', pointer: '/contactPhone', form: 'text', nullable: true },
  { name: 'fullName', ru: 'Фамилия, имя, отчество', pointer: '/members/-/fullName', form: 'text' },
  { name: 'kinship', ru: 'Родство', pointer: '/members/-/kinship', form: 'text' },
  { name: 'birthDate', ru: 'Дата рождения', pointer: '/members/-/birthDate', form: 'date', nullable: true },
  { name: 'legalRepresentative', ru: 'Законный представитель', pointer: '/members/-/legalRepresentative', form: 'flag' },
  { name: 'leftOn', ru: 'Дата выбытия', pointer: '/members/-/leftOn', form: 'date', nullable: true },
];

const specialists: readonly Column[] = [
  { name: 'externalId', ru: 'Внешний код', pointer: '/externalId', form: 'text' },
  { name: 'name', ru: 'Фамилия, имя, отчество', pointer: '/name', form: 'text' },
  { name: 'position', ru: 'Должность', pointer: '/position', form: 'text' },
  { name: 'holdsCases', ru: 'Ведёт дела', pointer: '/holdsCases', form: 'flag' },
];

const cases: readonly Column[] = [
  { name: 'externalId', ru: 'Внешний код', pointer: '/externalId', form: 'text' },
  { name: 'familyExternalId', ru: 'Внешний код семьи', pointer: '/familyExternalId', form: 'text' },
  { name: 'familyId', ru: 'Идентификатор семьи', pointer: '/familyId', form: 'text' },
  { name: 'opening', ru: 'Обращение', pointer: '/opening', form: 'json' },
  { name: 'facts', ru: 'Факты', pointer: '/facts', form: 'json' },
];

/** The columns of each kind, for both directions. */
export const columns: Record<BulkKind, readonly Column[]> = { families, specialists, cases };

/** The column of a header's cell, by either name, letters of either case. */
export function columnNamed(kind: BulkKind, header: string): Column | undefined {
  const sought = header.trim().toLowerCase();
  return columns[kind].find(({ name, ru }) => name.toLowerCase() === sought || ru.toLowerCase() === sought);
}

/** The column in which the field of a fault stands, and the member's number, from 0, that it is about. */
export function columnOfPointer(kind: BulkKind, pointer: string): { name: string; member: number } | undefined {
  const [, member] = /^\/members\/(\d+)/.exec(pointer) ?? [];
  const general = pointer.replace(/^\/members\/\d+/, '/members/-');
  const column = columns[kind].find((one) => one.pointer !== '' && (general === one.pointer || general.startsWith(`${one.pointer}/`)));
  return column && { name: column.name, member: Number(member ?? 0) };
}
