import type { FieldMeaning } from '../field-meanings.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** How a record's fields are called and its values written. */
export interface Language {
  words: Words;
  meanings: readonly FieldMeaning[];
}

type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [field: string]: Value };

/** The fields of a record as a list of names and values; fields without a value are left out. */
export function fieldsOf(language: Language, of: string, record: object, leaveOut: readonly string[] = []): Html {
  const rows = Object.entries(record as Record<string, Value>)
    .filter(([field, value]) => !leaveOut.includes(field) && !isEmpty(value))
    .map(([field, value]) => html`<dt>${nameOf(language, of, field)}</dt><dd>${valueOf(language, of, field, field, value)}</dd>`);
  return html`<dl>${rows}</dl>`;
}

function isEmpty(value: Value): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Names of fields whose description speaks of the codes that they take. */
const shortNames: Record<string, string> = {
  act: 'Что сделано', completeness: 'Полнота семьи', kind: 'Вид', legalRepresentative: 'Законный представитель', method: 'Как проведено',
  municipality: 'Муниципальное образование', result: 'Отметка', signer: 'Кто', situation: 'Положение семьи', channel: 'В каком виде',
};

/** The first words of what the document says of the field. */
function nameOf({ meanings }: Language, of: string, path: string): string {
  const short = shortNames[path.split('.').at(-1) ?? path];
  const meaning = meanings.find((one) => one.of === of && one.field === path)?.meaning ?? path;
  return short ?? meaning.replaceAll(/ ?\(?`[^`]+`\)?/g, '').split(/[.;:]/, 1)[0] ?? path;
}

function valueOf(language: Language, of: string, path: string, field: string, value: Value): Html {
  if (isList(value)) return html`<ul>${value.map((item) => html`<li>${valueOf(language, of, path, field, item)}</li>`)}</ul>`;
  if (value === null || value === undefined) return html`—`;
  if (typeof value !== 'object') return html`${language.words.of(field, value)}`;
  const see = language.meanings.find((one) => one.of === of && one.field === path)?.see ?? null;
  const parts = Object.entries(value).filter(([, inner]) => !isEmpty(inner)).map(([name, inner]) => {
    const [inside, at] = see === null ? [of, `${path}.${name}`] : [see, name];
    return html`<li>${nameOf(language, inside, at)}: ${valueOf(language, inside, at, name, inner)}</li>`;
  });
  return html`<ul>${parts}</ul>`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
