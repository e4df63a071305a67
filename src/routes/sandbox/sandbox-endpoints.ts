import type { FastifyPluginAsync } from 'fastify';
import { actEndpoint, listEndpoint } from '../endpoint.ts';
import { TOKEN_LIFE } from '../plugins/tokens.ts';
import { ClockMove, ClockMoved, clockExample, SandboxClock, SandboxReset } from './clock-schema.ts';
import { clockTarget, MOST_DAYS } from './clock-target.ts';
import type { MoveReport, SandboxControls } from './controls.ts';

/** The endpoints that only a sandbox has. */
export function sandboxEndpoints(sandbox: SandboxControls): FastifyPluginAsync[] {
  return [getClock(sandbox), moveClock(sandbox), reset(sandbox)];
}

const getClock = (sandbox: SandboxControls) => listEndpoint({
  operationId: 'getSandboxClock',
  url: '/sandbox/clock',
  tag: 'service',
  summary: 'Часы песочницы',
  description: 'Какое время в службе и на сколько она опережает машину. Есть только в песочнице.',
  reply: SandboxClock,
  examples: { reply: clockExample },
  handle: async () => ({ status: 200, body: sandbox.state() }),
});

const day = { runs: 31, statusChanges: 1, checksScheduled: 0, alertsRaised: 4, alertsEnded: 2 };

const moveClock = (sandbox: SandboxControls) => actEndpoint('PUT', {
  operationId: 'moveSandboxClock',
  url: '/sandbox/clock',
  tag: 'service',
  summary: 'Перевести часы песочницы',
  description:
    `Переводит часы службы вперёд, не больше чем на ${MOST_DAYS} дней за раз; дальше они идут сами. Все фоновые задания, срок которых наступает по пути, `
    + 'выполняются сразу и по порядку; ответ говорит, что произошло. Запросы переводят часы по очереди. Назад — только сбросом. Есть только в песочнице.',
  body: ClockMove,
  reply: ClockMoved,
  examples: {
    body: { advanceDays: 1 },
    reply: {
      ...clockExample, now: '2026-03-03T09:00:00.000Z', date: '2026-03-03', aheadSeconds: 86_400,
      from: '2026-03-02T09:00:00.000Z', to: '2026-03-03T09:00:00.000Z', tokensExpired: true,
      runs: { done: 31, failed: 0, waiting: 0 }, totals: day, days: [{ date: '2026-03-03', ...day }],
    },
  },
  async handle(_, { body }) {
    const report = await sandbox.move((now) => clockTarget(body, now));
    return { status: 200, body: { ...sandbox.state(), ...report, tokensExpired: isLongerThanATokenLives(report) } };
  },
});

function isLongerThanATokenLives({ from, to }: MoveReport): boolean {
  return Date.parse(to) - Date.parse(from) >= TOKEN_LIFE * 1000;
}

const reset = (sandbox: SandboxControls) => actEndpoint('POST', {
  operationId: 'resetSandbox',
  url: '/sandbox/reset',
  tag: 'service',
  summary: 'Сбросить песочницу',
  description:
    'Уничтожает всё, что есть в базе песочницы, вместе с записями об обращениях к данным, и загружает демонстрационные данные заново; часы возвращаются ко времени '
    + 'машины. Пока идёт сброс, на остальные запросы ответ 503. Если часы были впереди, токены, выданные до сброса, снова не действуют: получите новые. Есть только в песочнице.',
  reply: SandboxReset,
  examples: { reply: { ...clockExample, regions: ['tatarstan'], families: 38, cases: 36 } },
  async handle() {
    const report = await sandbox.reset();
    return { status: 200, body: { ...sandbox.state(), ...report } };
  },
});
