import { addDays } from '../../src/domain/calendar/local-date.ts';
import { workdayUpTo } from './dates.ts';
import { decisionBody } from './planning.ts';
import type { Caseload } from './shapes.ts';
import { caseNow, expect, present, reach, read, record, refusedFact, type Stage } from './stage.ts';

/** Final diagnostics, a refusal without its paper, and success. */
export async function ending(stage: Stage): Promise<void> {
  const { say, dates, cast } = stage;
  say.chapter('Оценка результатов и завершение');
  await record(stage, 'demo-curator', 'diagnostics',
    {
      date: workdayUpTo(dates.secondEnd), kind: 'final', conclusion: 'Реабилитация идёт, мать работает, отношения тёплые.',
      specialistName: 'Диагностова Вера Примеровна', effectiveness: 'Цель достигнута.',
      memberIds: present(cast.family, 'семья').members.map(({ id }) => id),
    },
    'итоговая диагностика');
  await reach(stage, dates.ended);
  expect((await caseNow(stage)).status === 'evaluation', 'После второго срока — оценка результатов');
  const refusal = decisionBody('endWithoutSuccess', dates.ended, 'К-05/6', 'Завершить: семья отказалась.', { reason: 'writtenRefusal' });
  await refusedFact(stage, 'demo-council', 'decisions', refusal, 'завершение по отказу семьи без письменного отказа',
    { status: 409, codes: ['ending.paper-required'], clause: 'п. 5.8 «в»' });
  await refusedFact(stage, 'demo-council', 'decisions', { ...refusal, reason: 'danger' }, 'завершение по причине, которой порядок не знает',
    { status: 422, codes: ['ending.reason-unknown'], clause: 'п. 5.8' });
  const state = await record(stage, 'demo-council', 'decisions',
    decisionBody('completeWithSuccess', dates.ended, 'К-05/6', 'Завершить с положительным результатом, снять с учёта.',
      { recommendations: 'Посещать клуб, наблюдаться у врача.' }),
    'консилиум завершил сопровождение с успехом');
  const watch = present(state.postSupport, 'постсопровождение');
  expect(state.status === 'postSupport', 'После успеха — постсопровождение', state.status);
  say.note(`постсопровождение до ${watch.until}; проверки: ${watch.checks.map(({ dueOn }) => dueOn).join(', ')}`);
  const { families } = await read<Caseload>(stage, 'demo-head', `/v1/specialists/${present(cast.curatorId, 'куратор')}/caseload`);
  expect(!families.some(({ familyId }) => familyId === cast.family?.id), 'Место у куратора освобождено', families);
  say.note('место у куратора освобождено');
}

/** The watch after the end: its check is missed, the case closes all the same, the check is made late. */
export async function watch(stage: Stage): Promise<void> {
  const { say, dates } = stage;
  say.chapter('Постсопровождение');
  const check = { number: 1, findings: 'Сын учится, мать работает, помощь близких есть.', situation: 'stable' };
  await refusedFact(stage, 'demo-curator', 'post-support-checks', { date: dates.ended, ...check }, 'проверка в день самого решения',
    { status: 422, codes: ['check.too-early'], clause: 'п. 5.9' });
  await reach(stage, addDays(dates.watchedUntil, -10));
  await alertOf(stage, 'postSupportCheckDue');
  await reach(stage, dates.closed);
  expect((await caseNow(stage)).status === 'closed', 'Наблюдение окончено, дело закрыто');
  await alertOf(stage, 'postSupportCheckMissed');
  say.note('проверка пропущена: дело закрыто, а предупреждение остаётся, пока она не проведена');
  const state = await record(stage, 'demo-curator', 'post-support-checks', { date: dates.closed, ...check }, 'проверка семьи, с опозданием');
  expect(state.status === 'closed' && state.outcome?.code === 'success' && state.alerts.length === 0, 'Дело завершено с успехом', state);
  say.note(`итог: ${state.outcome?.text ?? ''} (${state.outcome?.on ?? ''})`);
  const late = decisionBody('extend', dates.closed, 'К-05/7', 'Продлить.', { termMonths: 1 });
  await refusedFact(stage, 'demo-council', 'decisions', late, 'продление завершённого дела', { status: 409, codes: ['action.wrong-status'] });
}

async function alertOf(stage: Stage, kind: string): Promise<void> {
  const { alerts } = await caseNow(stage);
  const alert = present(alerts.find((one) => one.kind === kind), `предупреждение ${kind}`);
  stage.say.done(`${stage.today} предупреждение: ${alert.text} (${alert.dueOn})`);
}

/** After something unexpected: ends the case that was begun, so that its curator gets the place back. */
export async function giveBack(stage: Stage): Promise<void> {
  if (stage.cast.caseId === undefined) return;
  const { status, asOf } = await caseNow(stage);
  if (['postSupport', 'closed', 'notTaken'].includes(status)) return;
  const running = ['active', 'evaluation'].includes(status);
  const text = 'Сценарий прерван.';
  const path = `/v1/cases/${stage.cast.caseId}/${running ? 'decisions' : 'withdrawals'}`;
  const body = running ? decisionBody('endWithoutSuccess', asOf, 'прервано', text, { reason: 'movedAway' }) : { date: asOf, reason: 'familyDeclined', text };
  await stage.api.call('demo-integration', 'POST', path, { body });
}
