import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Closing } from './closing.ts';

// What is measured runs in a process of its own, so that it shares its event loop with nobody. Both sides talk by calls and answers.

interface Call {
  id: number;
  name: string;
  args: unknown[];
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** What a child offers: functions whose arguments and answers can be JSON. */
export type Offered<C> = { [K in keyof C]: (...args: never[]) => Promise<unknown> };

/** Calls a function of the child. */
export type Ask<C extends Offered<C>> = <K extends keyof C & string>(name: K, ...args: Parameters<C[K]>) => ReturnType<C[K]>;

/** Starts a module as a child process; it ends with the run. @param environment what it finds there besides ours */
export function startChild<C extends Offered<C>>(module: URL, closing: Closing, environment: Record<string, string> = {}): Ask<C> {
  const child = fork(fileURLToPath(module), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, ...environment } });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', ({ id, value, error }: Answer) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  void ended.then(() => waiting.forEach(({ reject }) => reject(new Error('the measured process has ended'))));
  closing.add(async () => {
    child.kill();
    await ended;
  });
  let last = 0;
  return ((name: string, ...args: unknown[]) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    child.send({ id: last, name, args } satisfies Call);
  })) as unknown as Ask<C>;
}

/** In the child: answers calls until the run ends. */
export function answerCalls<C extends Offered<C>>(offered: C): void {
  process.on('message', ({ id, name, args }: Call) => {
    const work = offered[name as keyof C] as unknown as (...given: unknown[]) => Promise<unknown>;
    void work(...args)
      .then((value): Answer => ({ id, value }), (error: unknown): Answer => ({ id, error: String((error as Error).stack) }))
      .then((answer) => process.send?.(answer));
  });
  process.on('disconnect', () => process.exit());
}
