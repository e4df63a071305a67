import type { ExportedCase, FamilyExport } from '../../../operations/export-family.ts';
import { factNames } from './fact-names.ts';
import { Html, html } from './html.ts';
import type { FieldMeaning } from '../field-meanings.ts';
import { fieldsOf, type Language } from './values.ts';
import { Words } from './words.ts';

const style = `
  body { font: 11pt/1.45 "PT Serif", Georgia, "Times New Roman", serif; color: #111; }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.6rem; }
  h2 { font-size: 1.25rem; border-bottom: 1px solid #888; margin-top: 2rem; break-after: avoid; }
  h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; break-after: avoid; }
  dl { display: grid; grid-template-columns: 14rem 1fr; gap: .2rem 1rem; margin: .3rem 0; }
  dt { color: #444; }
  dd { margin: 0; overflow-wrap: anywhere; }
  ul { margin: 0; padding-left: 1.1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #999; padding: .25rem .4rem; text-align: left; vertical-align: top; }
  section.fact { break-inside: avoid; }
  @media print { body { margin: 0; max-width: none; } }
`;

/** Fields of a fact that its heading tells, or that mean nothing outside the service. */
const told = ['id', 'seq', 'factKind', 'date'];

/** Everything that is kept about a family as one page that needs nothing else: to be read, printed and handed over. */
export function familyPage(data: FamilyExport, meanings: readonly FieldMeaning[]): string {
  const language: Language = { words: new Words(data), meanings };
  const { words } = language;
  const page = html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Данные семьи</title><style>${new Html(style)}</style></head><body>
<h1>Все данные семьи, которые хранит служба</h1>
<p>Выгружено ${words.of('', data.exportedAt)}. Кто обращался к этим данным, служба сообщает отдельно (<code>${data.accesses}</code>).</p>
<h2>Паспорт семьи</h2>
${fieldsOf(language, 'Family', data.family, ['members', 'version'])}
<h2>Состав семьи</h2>
${data.family.members.map((member) => html`<h3>${member.fullName}</h3>${fieldsOf(language, 'FamilyMember', member, ['id', 'fullName'])}`)}
${data.cases.map((one, index) => caseSection(language, one, index + 1))}
</body></html>
`;
  return page.text;
}

function caseSection(language: Language, { case: summary, outcome, facts, measures, alerts }: ExportedCase, number: number): Html {
  const { words } = language;
  return html`<h2>Дело ${number}</h2>
${fieldsOf(language, 'CaseSummary', { ...summary, ...(outcome === null ? {} : { outcome }) }, ['version', 'regulation', 'familyId'])}
${facts.map((fact) => html`<section class="fact"><h3>${words.of('date', fact.date)}. ${factNames[fact.factKind]}</h3>
${fieldsOf(language, schemaOf(fact.factKind), fact, told)}</section>`)}
${table('Мероприятия', ['№', 'Вид помощи', 'Мероприятие', 'Срок', 'Отметка'], measures.map((one) => [
    `${one.programmeNumber}.${one.number}`, words.of('helpType', one.helpType), one.title, words.of('', one.dueOn), words.of('state', one.state),
  ]))}
${table('Предупреждения', ['С какого дня', 'О чём', 'Срок', 'Когда снято', 'Отметки'], alerts.map((one) => [
    words.of('', one.since), one.text, words.of('', one.dueOn), one.endedAt === null ? '—' : words.of('', one.endedAt),
    one.actions.map(({ at, note }) => `${words.of('', at)} — ${note ?? 'пояснение уничтожено'}`).join('; '),
  ]))}`;
}

/** `opened` → `OpenedFact`: the component of the document that describes a fact of the kind. */
function schemaOf(kind: string): string {
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}Fact`;
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html``;
  const cells = (row: readonly string[]) => row.map((cell) => html`<td>${cell}</td>`);
  return html`<h3>${title}</h3><table><thead><tr>${head.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table>`;
}
