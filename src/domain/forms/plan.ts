import type { Measure } from '../case/facts.ts';
import type { History, ProgrammeVersion } from '../case/history.ts';
import { type MeasureStanding, measuresOf } from '../measure.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { DocumentData } from './document-data.ts';
import { executorName, memberNames, membersNow } from './people.ts';
import { russianDate } from './russian-date.ts';

/** The help types in the order of Tatarstan's Appendix 2, with its headings. */
export const planParts = [
  { helpType: 'medical', heading: 'Оказание содействия в получении медицинской помощи' },
  { helpType: 'legal', heading: 'Оказание содействия в получении юридической помощи' },
  { helpType: 'pedagogical', heading: 'Оказание содействия в получении педагогической помощи' },
  { helpType: 'psychological', heading: 'Оказание содействия в получении психологической помощи' },
  { helpType: 'social', heading: 'Оказание содействия в получении социальной помощи' },
  { helpType: 'other', heading: 'Иные виды помощи' },
] as const;

/** Where the regulation's own text says how the plan is filled in (the step at which the programme is submitted). */
export function planClause({ rules }: Regulation): string | undefined {
  const gates = rules.steps.value.flatMap((step) => step.gates);
  const submitted = gates.find(({ gate }) => gate === 'programmeSubmitted');
  return rules.steps.citation.inherited || submitted?.fromBase === true ? undefined : submitted?.clause;
}

/** A measure as the plan numbers it: by the part of its help type and its place in that part, «2.1». */
export interface NumberedMeasure {
  part: (typeof planParts)[number];
  planNumber: string;
  standing: MeasureStanding;
}

/** The programme asked for; without a number the one in force or, before there is one, the last draft. */
export function programmeAsked(history: History | undefined, number: number | undefined): ProgrammeVersion | undefined {
  if (history === undefined) return undefined;
  if (number !== undefined) return history.programmes.find(({ data }) => data.number === number);
  return history.currentProgramme ?? history.programmes.at(-1);
}

/** The measures of a version in the order of the plan. A help type that the plan does not know stands among the other ones. */
export function numberedMeasures(history: History, programmeNumber: number): NumberedMeasure[] {
  const all = measuresOf(history, programmeNumber);
  return planParts.flatMap((part, partIndex) => all.filter(({ measure }) => partOf(measure) === part)
    .map((standing, index) => ({ part, planNumber: `${partIndex + 1}.${index + 1}`, standing })));
}

function partOf({ helpType }: Measure) {
  return planParts.find((part) => part.helpType === helpType) ?? planParts[5];
}

/** What is done, for whom and where. */
export function measureWords(data: DocumentData, { title, targetMemberIds, place }: Measure): string {
  const everybody = targetMemberIds.length === 0 || targetMemberIds.length === membersNow(data).length;
  const whom = everybody ? 'вся семья' : memberNames(data, targetMemberIds);
  const where = place === undefined ? '' : ` Место: ${place}.`;
  return `${title.replace(/[.\s]+$/, '')}. Для кого: ${whom}.${where}`;
}

/** The executor and, after a slash, who helps. */
export function executorWords(data: DocumentData, { executor, coExecutors }: Measure): string {
  const helpers = coExecutors.map((one) => executorName(data, one)).join(', ');
  return helpers === '' ? executorName(data, executor) : `${executorName(data, executor)} / ${helpers}`;
}

/** The mark of completion with its result; empty while the measure is open, to be filled in by hand. */
export function markWords({ state, markedOn, reason, outcome }: MeasureStanding): string {
  if (state === 'open') return '';
  const words = [state === 'done' ? 'выполнено' : 'не выполнено', russianDate(markedOn)].join(' ');
  const result = [outcome, reason].filter((text) => text !== undefined).join('; ');
  return result === '' ? words : `${words}: ${result}`;
}
