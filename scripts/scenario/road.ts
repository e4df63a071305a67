import { assessment } from './assessment.ts';
import { firstPapers, theFamilyComes, whoSeesWhat } from './beginning.ts';
import { inWords } from './dates.ts';
import { ending, watch } from './ending.ts';
import { printForm } from './form.ts';
import { agreement, approval, planning } from './planning.ts';
import { carryingOut, extension } from './running.ts';
import { caseNow, present, type Stage } from './stage.ts';
import { printTimeline } from './timeline.ts';

/** The whole road, from the application to the closed case. Throws at the first thing that is not as it should be. */
export async function playRoad(stage: Stage): Promise<void> {
  const { say, dates, api, cast } = stage;
  say.plain(`Сценарий: сопровождение семьи с ребёнком-инвалидом по порядку Татарстана. Служба: ${api.origin}`);
  say.plain(`Обращение ${inWords(dates.day(0))}, завершение ${inWords(dates.ended)}, закрытие ${inWords(dates.closed)}; дни идут по часам песочницы; ✓ сделано, ✗ отклонено, как и должно быть.`);
  await theFamilyComes(stage);
  await firstPapers(stage);
  await whoSeesWhat(stage);
  await assessment(stage);
  await planning(stage);
  await approval(stage);
  await agreement(stage);
  await carryingOut(stage);
  await extension(stage);
  await ending(stage);
  await watch(stage);
  say.chapter('Программа с отметками и история дела');
  await printForm(stage, present(cast.caseId, 'дело'), 2);
  await printForm(stage, present(cast.caseId, 'дело'), 3);
  say.plain('');
  const facts = await printTimeline(stage);
  const { status } = await caseNow(stage);
  say.plain(`\nПуть пройден: фактов в деле ${facts}, состояние «${status}».`);
}
