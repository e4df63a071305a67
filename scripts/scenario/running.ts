import { addDays } from '../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import { months, workdayUpTo } from './dates.ts';
import { correctedPlan, membersOf } from './plan.ts';
import { decisionBody, signEverywhere } from './planning.ts';
import type { Measure, ProgrammeFact, Recorded } from './shapes.ts';
import { answered, caseNow, casePath, expect, present, reach, readList, record, refusedFact, type Stage } from './stage.ts';

/** The measures are carried out and marked, the family is looked at during the term. */
export async function carryingOut(stage: Stage): Promise<void> {
  const { say } = stage;
  say.chapter('Реализация: отметки о выполнении, мониторинг');
  const early = decisionBody('completeWithSuccess', stage.today, 'К-05/4', 'Завершить.');
  await refusedFact(stage, 'demo-council', 'decisions', early, 'завершение с успехом до отметок о выполнении',
    { status: 409, codes: ['measures.unmarked'], clause: 'п. 5.8 «б»' });
  const { measures } = await programmeNumbered(stage, 2);
  const delayed = present(measures.find(({ helpType, title }) => helpType === 'medical' && title.includes('Путёвка')), 'путёвка');
  const wordless = { date: stage.today, programmeNumber: 2, measureNumber: delayed.number, result: 'notDone' };
  await refusedFact(stage, 'demo-curator', 'executions', wordless, 'отметка «не выполнено» без причины', { status: 422, codes: ['measure.reason-required'] });
  await inTheirTurn([
    ...measures.map((measure) => ({
      on: measure.dueOn, act: () => mark(stage, 2, measure, measure === delayed ? 'Очередь на путёвки перенесена.' : undefined),
    })),
    ...watchDuringTheTerm(stage),
  ]);
  say.done(`отметки по программе № 2: выполнено ${measures.length - 1}, не выполнено 1 (${delayed.title.toLowerCase()})`);
  await expiryWarnings(stage);
}

interface Dated {
  on: string;
  act: () => Promise<unknown>;
}

/** What the days bring, each on its own. */
async function inTheirTurn(acts: readonly Dated[]): Promise<void> {
  for (const { act } of acts.toSorted((one, other) => one.on.localeCompare(other.on))) await act();
}

function watchDuringTheTerm(stage: Stage): Dated[] {
  const { dates, cast } = stage;
  const [quarter, month5, last] = [addMonths(dates.start, 3), addMonths(dates.start, 5), addDays(dates.firstEnd, -20)].map(workdayUpTo);
  const memberIds = present(cast.family, 'семья').members.map(({ id }) => id);
  const facts: [string | undefined, string, Record<string, unknown>, string][] = [
    [quarter, 'reviews', { kind: 'quarterlyAnalysis', findings: 'Сын на учёте у врачей, мать ходит в клуб.' }, 'квартальный анализ'],
    [month5, 'diagnostics', {
      kind: 'interim', conclusion: 'Есть улучшение; путёвка и работа матери требуют времени.', specialistName: 'Диагностова Вера Примеровна', memberIds,
    }, 'промежуточная диагностика'],
    [last, 'reviews', { kind: 'halfYearReport', findings: 'План выполнен почти весь.', proposals: 'Продлить на 3 месяца.' }, 'полугодовой отчёт'],
  ];
  return facts.map(([day, collection, body, text]) => {
    const on = present(day, text);
    return { on, act: () => record(stage, 'demo-curator', collection, { date: on, ...body }, text) };
  });
}

/** The programme's end draws near: the service says so by itself. */
async function expiryWarnings(stage: Stage): Promise<void> {
  await reach(stage, workdayUpTo(addDays(stage.dates.firstEnd, -13)));
  const { alerts } = await caseNow(stage);
  const expiring = present(alerts.find(({ kind }) => kind === 'programmeExpiring'), 'предупреждение об окончании срока');
  stage.say.done(`предупреждение: ${expiring.text} (${expiring.dueOn})`);
}

/** As they fall due. */
function inTurn(measures: readonly Measure[]): Measure[] {
  return measures.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}

async function mark(stage: Stage, programmeNumber: number, measure: Measure, reason?: string): Promise<void> {
  const outcome = reason === undefined ? { result: 'done', outcome: 'Выполнено в срок.' } : { result: 'notDone', reason };
  const body = { date: measure.dueOn, programmeNumber, measureNumber: measure.number, ...outcome };
  await reach(stage, measure.dueOn);
  const reply = await stage.api.call<Recorded>('demo-curator', 'POST', casePath(stage, 'executions'), { body });
  answered(reply, 201, `Отметка по мероприятию № ${measure.number}`);
}

async function programmeNumbered(stage: Stage, number: number): Promise<ProgrammeFact> {
  const programmes = await readList<ProgrammeFact>(stage, 'demo-curator', casePath(stage, 'programmes'));
  return present(programmes.find((programme) => programme.number === number), `программа № ${number}`);
}

/** Correction and extension: a new version and three months more, the old term kept. */
export async function extension(stage: Stage): Promise<void> {
  const { say, dates, cast } = stage;
  say.chapter('Корректировка и продление');
  const measures = correctedPlan(present(cast.family, 'семья'), present(cast.organisations, 'организации'), dates.secondStart);
  const [drafted, submitted] = [workdayUpTo(addDays(dates.firstEnd, -12)), workdayUpTo(addDays(dates.firstEnd, -8))];
  await record(stage, 'demo-curator', 'programmes',
    {
      date: drafted, termMonths: months.extension, goal: 'Закрепить достигнутое.',
      tasks: ['получить путёвку', 'поддержать мать в первые месяцы работы'], expectedResults: 'Семья справляется сама.', measures,
    },
    `скорректированная программа № 3: ${measures.length} мероприятия`);
  await record(stage, 'demo-curator', 'programmes/3/submissions', { date: submitted, body: 'council' }, 'программа № 3 внесена на консилиум');
  const decided = workdayUpTo(addDays(dates.firstEnd, -4));
  await reach(stage, decided);
  const tooLong = decisionBody('extend', decided, 'К-05/5', 'Продлить.', { termMonths: 12, programmeNumber: 3 });
  await refusedFact(stage, 'demo-council', 'decisions', tooLong, 'продление на 12 месяцев', { status: 422, codes: ['programme.term-too-long'], clause: 'п. 5.7' });
  const extended = await record(stage, 'demo-council', 'decisions',
    decisionBody('extend', decided, 'К-05/5', 'Продлить на 3 месяца со скорректированной программой.', { termMonths: months.extension, programmeNumber: 3 }),
    'консилиум продлил сопровождение на 3 месяца');
  const { terms } = present(extended.programme, 'действующая программа');
  const [old, next] = terms;
  expect(terms.length === 2 && old?.endsOn === dates.firstEnd && next?.startsOn === dates.secondStart && next.endsOn === dates.secondEnd,
    'Прежний срок сохранён, новый начинается на следующий день', terms);
  for (const { origin, startsOn, endsOn } of terms) say.note(`срок (${origin}): ${startsOn} — ${endsOn}`);
  await signEverywhere(stage, 3, workdayUpTo(addDays(dates.firstEnd, -2)));
  await record(stage, 'demo-curator', 'signatures',
    { date: workdayUpTo(dates.firstEnd), programmeNumber: 3, act: 'copyHandedOver', signer: 'family', memberId: membersOf(present(cast.family, 'семья')).mother.id },
    'семье вручён экземпляр программы № 3');
  const renewed = await programmeNumbered(stage, 3);
  for (const measure of inTurn(renewed.measures)) await mark(stage, 3, measure);
  say.done('все мероприятия программы № 3 выполнены');
  await reach(stage, workdayUpTo(dates.secondEnd));
}
