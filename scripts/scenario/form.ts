import { addMonths } from '../../src/domain/calendar/terms.ts';
import { labelOf } from '../../src/domain/reference/index.ts';
import { inWords } from './dates.ts';
import {
  type CaseState, type Executor, type Fact, type Family, type Measure, type Organisation, type ProgrammeFact, type Specialist, wordOf,
} from './shapes.ts';
import { present, read, readList, type Stage } from './stage.ts';

/** The order of the form's own sections. */
const sections = ['medical', 'legal', 'pedagogical', 'psychological', 'social', 'other'];

interface Page {
  state: CaseState;
  family: Family;
  curator: Specialist;
  organisations: readonly Organisation[];
  programme: ProgrammeFact;
  marks: readonly Fact[];
  signatures: readonly Fact[];
}

/** Prints a version of the programme as Appendix 2 lays it out, out of nothing but what the API answers. */
export async function printForm(stage: Stage, caseId: string, number: number): Promise<void> {
  const path = `/v1/cases/${caseId}`;
  const state = await read<CaseState>(stage, 'demo-curator', path);
  const programmes = await readList<ProgrammeFact>(stage, 'demo-curator', `${path}/programmes`);
  const ofNumber = (facts: Fact[]) => facts.filter(({ programmeNumber }) => programmeNumber === number);
  const page: Page = {
    state,
    family: present(stage.cast.family, 'семья'),
    curator: await read<Specialist>(stage, 'demo-curator', `/v1/specialists/${present(state.curatorId, 'куратор')}`),
    organisations: present(stage.cast.organisations, 'организации'),
    programme: present(programmes.find((one) => one.number === number), `программа № ${number}`),
    marks: ofNumber(await readList<Fact>(stage, 'demo-curator', `${path}/executions`)),
    signatures: ofNumber(await readList<Fact>(stage, 'demo-curator', `${path}/signatures`)),
  };
  stage.say.plain('');
  for (const line of [...head(page), ...people(page), ...plan(page), ...signed(page)]) stage.say.plain(`     │ ${line}`);
}

function head({ state, family, programme }: Page): string[] {
  const applicant = family.members.find(({ id }) => id === state.applicantMemberId);
  return [
    `ИНДИВИДУАЛЬНАЯ ПРОГРАММА СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ СЕМЬИ № ${state.registerNumber ?? '—'}-${programme.number} от ${inWords(programme.date)}`,
    `Заявитель: ${applicant?.fullName ?? '—'}`,
    `Адрес: ${family.address}`,
    `Семья: ${family.completeness === 'full' ? 'полная' : 'неполная'}`,
    `Категории: ${family.categories.map((code) => labelOf('categories', code).ru).join('; ')}`,
  ];
}

function people({ state, family, curator, programme }: Page): string[] {
  const minors = family.members.filter(({ birthDate }) => birthDate !== null && birthDate > addMonths(programme.date, -18 * 12));
  return [
    `Состав: ${family.members.length} чел., в том числе несовершеннолетних ${minors.length}`,
    ...family.members.map(({ fullName, kinship, birthDate }, index) =>
      `  ${index + 1}. ${fullName}, ${labelOf('kinships', kinship).ru}, ${birthDate === null ? '—' : inWords(birthDate)}`),
    `Куратор семьи: ${curator.name}, ${curator.position}`,
    `Обстоятельства: ${state.circumstances.map(({ code, note }) => note ?? labelOf('circumstances', code).ru).join('; ')}`,
    `Уровень: ${labelOf('levels', programme.level).ru}; срок ${programme.termMonths} мес.`,
    `Цель: ${programme.goal}`,
    `Задачи: ${programme.tasks.join('; ')}`,
    `Ожидаемые результаты: ${programme.expectedResults}`,
    ...(programme.familyDesiredResult === undefined ? [] : [`Чего хочет семья: ${programme.familyDesiredResult}`]),
  ];
}

function plan(page: Page): string[] {
  const { measures } = page.programme;
  const used = sections.filter((section) => measures.some(({ helpType }) => helpType === section));
  return used.flatMap((section) => [
    `Вид помощи: ${labelOf('helpTypes', section).ru}`,
    ...measures.filter(({ helpType }) => helpType === section).map((measure, index) =>
      `  ${sections.indexOf(section) + 1}.${index + 1} ${lineOf(page, measure)}`),
  ]);
}

function lineOf(page: Page, measure: Measure): string {
  const { title, dueOn, executor, coExecutors, targetMemberIds, place } = measure;
  const names = (executors: Executor[]) => executors.map((one) => nameOf(page, one)).join(', ');
  const targets = page.family.members.filter(({ id }) => targetMemberIds.includes(id)).map(({ fullName }) => firstNameOf(fullName));
  return [
    `${title} — до ${inWords(dueOn)}`,
    `на кого: ${targets.join(', ')}`,
    `исполнитель: ${names([executor])}${coExecutors.length === 0 ? '' : `; соисполнители: ${names(coExecutors)}`}`,
    ...(place === undefined ? [] : [place]),
    markOf(page, measure),
  ].join(' | ');
}

function nameOf({ organisations, family }: Page, { kind, organisationId, memberId }: Executor): string {
  if (kind === 'curator') return 'куратор';
  if (kind === 'organisation') return organisations.find(({ id }) => id === organisationId)?.name ?? 'организация';
  return firstNameOf(family.members.find(({ id }) => id === memberId)?.fullName ?? 'член семьи');
}

function firstNameOf(fullName: string): string {
  return fullName.split(' ')[1] ?? fullName;
}

function markOf({ marks }: Page, { number }: Measure): string {
  const mark = marks.findLast(({ measureNumber }) => measureNumber === number);
  if (mark === undefined) return 'отметки нет';
  return mark['result'] === 'done' ? `выполнено ${inWords(mark.date)}` : `не выполнено: ${wordOf(mark['reason'])}`;
}

const signers: Record<string, string> = { family: 'Согласна, семья', director: 'Директор', headOfService: 'Руководитель службы' };

function signed({ signatures, family }: Page): string[] {
  return signatures.map(({ act, signer, name, memberId, date }) => {
    if (act === 'copyHandedOver') {
      return `Экземпляр вручён: ${family.members.find(({ id }) => id === memberId)?.fullName ?? '—'}, ${inWords(date)}`;
    }
    return `${signers[wordOf(signer)] ?? wordOf(signer)}: ${wordOf(name)}, ${inWords(date)}`;
  });
}
