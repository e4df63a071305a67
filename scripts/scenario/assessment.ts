import { membersOf } from './plan.ts';
import type { Caseload, Specialist } from './shapes.ts';
import { expect, present, read, readList, record, refusedFact, type Stage } from './stage.ts';

/** The level that the road is played on. */
export const LEVEL = 'crisis';
/** The specialist whom the client `demo-curator` speaks for. */
const DEMO_CURATOR = '01990000-0000-7000-8002-000000000001';

/** Curator, papers, diagnostics, level; and a curator who has no room left. */
export async function assessment(stage: Stage): Promise<void> {
  const { say, dates, cast } = stage;
  say.chapter('Определение статуса семьи: куратор, документы, диагностика, уровень');
  const free = await readList<Specialist>(stage, 'demo-head', `/v1/specialists?freeFor=${LEVEL}`);
  const curator = present(free.find(({ id }) => id === DEMO_CURATOR), 'место у куратора демонстрации; верните его сбросом: POST /sandbox/reset');
  cast.curatorId = curator.id;
  await record(stage, 'demo-head', 'curator-assignments',
    { date: dates.day(1), specialistId: curator.id, reason: 'Есть место и опыт работы с детьми-инвалидами.' }, `куратор семьи: ${curator.name}`);
  await papersOfTheFamily(stage, curator);
  await diagnosticsAndLevel(stage);
  await handOverToFullCurator(stage, free);
}

async function papersOfTheFamily(stage: Stage, curator: Specialist): Promise<void> {
  const { dates, cast } = stage;
  const { mother, son, daughter } = membersOf(present(cast.family, 'семья'));
  await record(stage, 'demo-curator', 'papers',
    {
      date: dates.day(1), type: 'personalDocuments',
      documents: [
        { name: 'паспорт', memberId: mother.id },
        { name: 'свидетельство о рождении', memberId: son.id },
        { name: 'справка об инвалидности', memberId: son.id },
        { name: 'свидетельство о рождении', memberId: daughter.id },
      ],
    },
    'документ: личные документы');
  await earlyLevel(stage);
  await record(stage, 'demo-curator', 'papers',
    {
      date: dates.day(2), type: 'livingConditionsReport', specialistNames: [curator.name], address: present(cast.family, 'семья').address,
      conclusion: 'Двухкомнатная квартира; ребёнку нужно место для занятий и доступный выход из дома.',
      housing: { kind: 'квартира', ownership: 'социальный наём', rooms: 2, areaSquareMetres: 44.5 },
    },
    'документ: акт обследования условий жизни');
  await record(stage, 'demo-curator', 'papers',
    { date: dates.day(2), type: 'interviewResults', method: 'conversation', summary: 'Мать устала и не знает о положенной помощи.' },
    'документ: результаты беседы');
}

async function diagnosticsAndLevel(stage: Stage): Promise<void> {
  const { dates, cast } = stage;
  const conclusion = 'Кризисное состояние матери, задержка реабилитации ребёнка, дочь без внимания.';
  await record(stage, 'demo-curator', 'diagnostics',
    {
      date: dates.day(3), kind: 'primary', conclusion, specialistName: 'Диагностова Вера Примеровна',
      memberIds: present(cast.family, 'семья').members.map(({ id }) => id),
    },
    'первичная диагностика');
  const state = await record(stage, 'demo-curator', 'level-assignments', { date: dates.day(3), level: LEVEL, reason: conclusion },
    'предложен кризисный уровень');
  expect(state.status === 'planning', 'После уровня составляется программа', state.status);
}

async function earlyLevel(stage: Stage): Promise<void> {
  const body = { date: stage.dates.day(1), level: LEVEL, reason: 'Срочно.' };
  await refusedFact(stage, 'demo-curator', 'level-assignments', body, 'уровень раньше акта обследования', { status: 409, codes: ['gate.missing'] });
}

/** The family now takes a crisis place; a curator whose places are all taken cannot have it. */
async function handOverToFullCurator(stage: Stage, free: readonly Specialist[]): Promise<void> {
  const { say, dates } = stage;
  const all = await readList<Specialist>(stage, 'demo-head', '/v1/specialists');
  const full = all.find(({ id, holdsCases, active }) => holdsCases && active && !free.some((one) => one.id === id));
  if (full === undefined) return say.note('все кураторы свободны: передачу переполненному куратору показать не на ком');
  const { levels } = await read<Caseload>(stage, 'demo-head', `/v1/specialists/${full.id}/caseload`);
  const load = present(levels.find(({ level }) => level === LEVEL), 'нагрузка по уровню');
  say.note(`нагрузка: ${full.name} — ${LEVEL} ${load.held} из ${load.limit} (${load.citation.clause})`);
  await refusedFact(stage, 'demo-head', 'curator-assignments', { date: dates.day(3), specialistId: full.id, reason: 'Просит семья.' },
    `передать семью куратору, у которого нет места: ${full.name}`, { status: 409, codes: ['caseload.limit-exceeded'], clause: 'п. 5.6' });
}
