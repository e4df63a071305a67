import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import { months } from './dates.ts';
import { membersOf, wholePlan } from './plan.ts';
import type { Problem, Recorded } from './shapes.ts';
import { answered, caseNow, casePath, expect, present, reach, record, refused, refusedFact, type Stage } from './stage.ts';

const words = {
  goal: 'Ребёнок получает реабилитацию, мать справляется и работает, семья сохранена.',
  tasks: ['наладить лечение и обучение сына', 'вернуть матери силы и доход', 'оформить положенную поддержку'],
  expectedResults: 'Сын учится и лечится, мать работает на дому, близкие помогают.',
  familyDesiredResult: 'Гулять всей семьёй и не бояться за завтра.',
};

const attendance = {
  membersPresent: [
    { name: 'Директорова Елена Примеровна', position: 'директор центра, председатель консилиума' },
    { name: 'Заведующая Ольга Образцовна', position: 'руководитель службы сопровождения' },
  ],
  family: { invited: true, attended: true },
  outsideParticipants: [{ name: 'Врачев Олег Тестович', organisation: 'Детская поликлиника № 0 «Примерная»' }],
};

/** The council's decision of some kind. */
export function decisionBody(kind: string, date: string, number: string, text: string, more: Record<string, unknown> = {}) {
  return { kind, date, body: 'council', number, text, ...attendance, ...more };
}

/** A draft that breaks two rules, one that is handed back, and one that goes to the council. */
export async function planning(stage: Stage): Promise<void> {
  const { say, dates, cast } = stage;
  say.chapter('Программа (ИПССС): составление, возврат на доработку, доработка');
  const family = present(cast.family, 'семья');
  const plan = wholePlan(family, present(cast.organisations, 'организации'), dates.start);
  const [first, second, third] = plan;
  const date = dates.day(4);
  await reach(stage, date);
  const tooLong = {
    date, ...words, termMonths: months.first + 1, measures: [{ ...present(first, 'мероприятие'), dueOn: addDays(addMonths(date, 12), 1) }],
  };
  await refusedFact(stage, 'demo-curator', 'programmes', tooLong, 'программа на 7 месяцев с мероприятием через год: обе ошибки сразу',
    { status: 422, codes: ['programme.term-too-long', 'measure.outside-programme'], clause: 'п. 5.7' });
  const measures = [first, second, third].map((one) => present(one, 'мероприятие'));
  await record(stage, 'demo-curator', 'programmes', { date, ...words, termMonths: months.first, measures }, 'проект программы № 1: 3 мероприятия');
  await record(stage, 'demo-curator', 'programmes/1/submissions', { date, body: 'council', sessionOn: dates.day(5) }, 'проект № 1 внесён на консилиум');
  const text = 'Вернуть на доработку: добавить педагогическую, юридическую и социальную помощь.';
  const returned = await record(stage, 'demo-council', 'decisions',
    decisionBody('returnProgramme', dates.day(5), 'К-05/1', text, { programmeNumber: 1 }), 'консилиум вернул проект № 1 на доработку');
  expect(returned.status === 'planning', 'Возврат ведёт назад к составлению', returned.status);
  say.note('возврат — не решение о потребности: срок в 10 рабочих дней идёт дальше');
  await record(stage, 'demo-curator', 'programmes', { date: dates.day(6), ...words, termMonths: months.first, measures: plan },
    `проект программы № 2: ${plan.length} мероприятий, все виды помощи`);
  await record(stage, 'demo-curator', 'programmes/2/submissions', { date: dates.day(6), body: 'council', sessionOn: dates.day(7) },
    'проект № 2 внесён на консилиум');
}

/** The council approves, after a few attempts that must fail. */
export async function approval(stage: Stage): Promise<void> {
  const { say, dates } = stage;
  say.chapter('Решение консилиума');
  await reach(stage, dates.day(7));
  const approve = decisionBody('approveProgramme', dates.day(7), 'К-05/2', 'Принять на сопровождение, утвердить ИПССС.', { programmeNumber: 2 });
  await wrongApprovals(stage, approve);
  await rehearsal(stage, approve);
  await approveOnce(stage, approve);
  const state = await caseNow(stage);
  const deadline = present(state.deadlines.find(({ code }) => code === 'programmeApproval'), 'срок утверждения программы');
  expect(state.status === 'agreement' && state.level !== null && deadline.state === 'met', 'Программа утверждена в срок', { state: state.status, deadline });
  say.note(`срок соблюдён: утверждена ${deadline.metOn}, последний день ${deadline.dueOn} (${deadline.citation.clause})`);
  say.note(`журнал учёта: № ${present(state.registerNumber, 'номер в журнале')}; уровень: ${state.level}`);
}

type Decision = ReturnType<typeof decisionBody>;

async function wrongApprovals(stage: Stage, approve: Decision): Promise<void> {
  const { dates } = stage;
  await refusedFact(stage, 'demo-curator', 'decisions', approve, 'куратор утверждает сам', { status: 403, codes: ['forbidden'] });
  await refusedFact(stage, 'demo-council', 'decisions', { ...approve, body: 'kdn' }, 'утверждает КДНиЗП',
    { status: 422, codes: ['decision.wrong-body'], clause: 'п. 4.4' });
  await refusedFact(stage, 'demo-council', 'decisions', { ...approve, date: addDays(dates.today, 30) }, 'решение датой в будущем',
    { status: 422, codes: ['date.in-future'] });
  await refusedFact(stage, 'demo-council', 'decisions', { ...approve, date: dates.day(4) }, 'решение раньше внесения проекта',
    { status: 422, codes: ['date.before-cause'] });
  await refusedFact(stage, 'demo-council', 'decisions', { ...approve, programmeNumber: 1 }, 'утверждение прежней редакции',
    { status: 409, codes: ['programme.not-latest'] });
}

/** A dry run says what would be and changes nothing. */
async function rehearsal(stage: Stage, body: Decision): Promise<void> {
  const before = await caseNow(stage);
  const reply = await stage.api.call<Recorded>('demo-council', 'POST', `${casePath(stage, 'decisions')}?dryRun=true`, { body, key: null });
  const would = answered(reply, 200, 'Проба без записи');
  const after = await caseNow(stage);
  expect(would.case.status === 'agreement', 'Проба говорит, что было бы', would.case.status);
  expect(isDeepStrictEqual(before, after), 'Проба ничего не меняет', { before: before.version, after: after.version });
  stage.say.done(`проба (dryRun=true): стало бы «${would.case.status}»; на деле по-прежнему «${after.status}», версия дела ${after.version}`);
}

/** The same request sent twice is carried out once; its key serves no other request. */
async function approveOnce(stage: Stage, body: Decision): Promise<void> {
  const { api, say } = stage;
  const path = casePath(stage, 'decisions');
  const key = randomUUID();
  const first = await api.call<Recorded>('demo-council', 'POST', path, { body, key });
  const made = answered(first, 201, 'Утверждение');
  say.done(`${body.date} консилиум утвердил программу № 2 (решение ${body.number})`);
  say.standing(made.case);
  const again = await api.call<Recorded>('demo-council', 'POST', path, { body, key });
  const same = again.status === 201 && isDeepStrictEqual(again.body, first.body);
  expect(same && again.headers.get('idempotency-replayed') === 'true', 'Повтор даёт тот же ответ', again.status);
  say.done('повтор с тем же Idempotency-Key: тот же ответ, второго решения нет');
  await refused(stage, 'demo-council', 'POST', path, 'тот же ключ с другим телом', { status: 422, codes: ['idempotency-key-reused'] },
    { body: { ...body, number: 'К-05/3' }, key });
  const repeated = await api.call<Problem>('demo-council', 'POST', path, { body });
  expect(repeated.status === 409, 'Второе утверждение с новым ключом отклоняется', repeated);
  say.refused('то же решение с новым ключом', repeated.body);
}

/** The signatures under the form and the family's copy: the last gate, and the programme starts. */
export async function agreement(stage: Stage): Promise<void> {
  const { say, dates } = stage;
  say.chapter('Согласование с семьёй: подписи и экземпляр');
  const copy = { date: dates.day(8), programmeNumber: 2, act: 'copyHandedOver', signer: 'family', memberId: mother(stage).id };
  await reach(stage, dates.day(8));
  await refusedFact(stage, 'demo-curator', 'signatures', copy, 'вручить экземпляр раньше подписи', { status: 409, codes: ['gate.missing'], clause: 'п. 4.9' });
  await signEverywhere(stage, 2, dates.day(8));
  const state = await record(stage, 'demo-curator', 'signatures', { ...copy, date: dates.day(9) }, 'семье вручён её экземпляр');
  const programme = present(state.programme, 'действующая программа');
  expect(programme.startsOn === dates.start && programme.endsOn === dates.firstEnd, 'Срок программы', programme);
  say.note(`программа № ${programme.number} действует с ${programme.startsOn} по ${programme.endsOn}`);
  expect(state.status === 'active', 'Последний шаг пройден: программа действует', state.status);
}

function mother({ cast }: Stage) {
  return membersOf(present(cast.family, 'семья')).mother;
}

/** All three signatures of the programme's form. */
export async function signEverywhere(stage: Stage, programmeNumber: number, date: string): Promise<void> {
  const { id: memberId, fullName: name } = mother(stage);
  const signed = { date, programmeNumber, act: 'signed' };
  await record(stage, 'demo-curator', 'signatures', { ...signed, signer: 'family', memberId, name }, `программу № ${programmeNumber} подписала мать`);
  await record(stage, 'demo-curator', 'signatures', { ...signed, signer: 'director', name: 'Директорова Елена Примеровна' }, 'подпись директора');
  await record(stage, 'demo-curator', 'signatures', { ...signed, signer: 'headOfService', name: 'Заведующая Ольга Образцовна' },
    'подпись руководителя службы');
}
