// npm run scenario [-- --url http://127.0.0.1:3000] [--keep]: plays a whole road over HTTP against a running sandbox, and tells it.
// The sandbox's clock goes with it, a year and more; at the end the sandbox is reset, unless it is to be kept.
import { parseArgs } from 'node:util';
import { giveBack } from './scenario/ending.ts';
import { apiAt } from './scenario/client.ts';
import { narratorTo } from './scenario/narrator.ts';
import { playRoad } from './scenario/road.ts';
import { answered, type Stage, stageAt } from './scenario/stage.ts';

const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:3000' }, keep: { type: 'boolean', default: false } } });
const say = narratorTo((line) => console.log(line));

let stage: Stage | undefined;
try {
  const clock = await apiAt(values.url).call<{ date: string }>('demo-integration', 'GET', '/sandbox/clock');
  stage = stageAt(values.url, answered(clock, 200, 'Часы песочницы').date, say);
  await playRoad(stage);
  if (values.keep) say.plain('Песочница оставлена как есть; её часы впереди. Вернуть: POST /sandbox/reset.');
  else await resetSandbox(stage);
} catch (error) {
  process.exitCode = 1;
  console.error(`\nСценарий остановлен: ${(error as Error).message}`);
  if (stage !== undefined) await giveBack(stage).catch((reason: unknown) => console.error(`Дело осталось незавершённым: ${(reason as Error).message}`));
}

async function resetSandbox({ api }: Stage): Promise<void> {
  const reset = answered(await api.call<{ cases: number; date: string }>('demo-integration', 'POST', '/sandbox/reset', { key: null }), 200, 'Сброс');
  say.plain(`Песочница сброшена: дел ${reset.cases}, сегодня снова ${reset.date}. Оставить как есть: npm run scenario -- --keep.`);
}
