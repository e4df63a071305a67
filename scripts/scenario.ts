// npm run scenario [-- --url http://127.0.0.1:3000]: plays a whole road over HTTP against a running sandbox, and tells it.
import { parseArgs } from 'node:util';
import { systemClock } from '../src/clock.ts';
import { narratorTo } from './scenario/narrator.ts';
import { playRoad } from './scenario/road.ts';
import { giveBack } from './scenario/ending.ts';
import { stageAt } from './scenario/stage.ts';

const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:3000' } } });
const say = narratorTo((line) => console.log(line));
const stage = stageAt(values.url, systemClock.today('Europe/Moscow'), say);

try {
  await playRoad(stage);
} catch (error) {
  process.exitCode = 1;
  console.error(`\nСценарий остановлен: ${(error as Error).message}`);
  await giveBack(stage).catch((reason: unknown) => console.error(`Дело осталось незавершённым: ${(reason as Error).message}`));
}
