import pg from 'pg';

/** PostgreSQL keeps the plan of each named statement for as long as a connection lives: so many at most. */
const MOST_NAMED = 400;
/** A statement that comes so often is worth a name; lists of changing length make many that never come again. */
const WORTH_A_NAME = 3;
/** Longer statements carry their rows within them. */
const LONGEST = 10_000;
const MOST_COUNTED = 5_000;

/** The error of a named statement whose tables have been altered since, as a migration does beside the running release. */
const STALE_PLAN = { code: '0A000', routine: 'RevalidateCachedQuery' } as const;

/** The server does not know the name, for its first use failed among others under way; or knows it already. */
const NAME_LOST: ReadonlySet<unknown> = new Set(['26000', '42P05']);

/** Whether an error says that a statement must be parsed anew; the next time it goes by another name. */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: unknown; routine?: unknown };
  return (code === STALE_PLAN.code && routine === STALE_PLAN.routine) || NAME_LOST.has(code);
}

/** Which statements go by which names: the same in all connections of a process. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #last = 0;

  /** The name of a statement that has come often enough. */
  nameOf(text: string): string | undefined {
    return this.#names.get(text) ?? this.#count(text);
  }

  /** Gives a statement another name the next time: what the server knows by the former one has gone stale. */
  forget(text: string): void {
    if (this.#names.delete(text)) this.#counts.set(text, WORTH_A_NAME);
  }

  #count(text: string): string | undefined {
    if (text.length > LONGEST || this.#names.size >= MOST_NAMED) return undefined;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count < WORTH_A_NAME) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
      this.#counts.set(text, count);
      return undefined;
    }
    this.#counts.delete(text);
    this.#last += 1;
    const name = `s${this.#last}`;
    this.#names.set(text, name);
    return name;
  }
}

/** What the pool makes its connections with. */
type ClientClass = new (config?: pg.ClientConfig) => pg.Client;

/**
 * Connections that name the statements that come often, so that PostgreSQL parses and plans each once a connection and not with every
 * request: with walls on the tables, planning costs more than running. A statement without values is sent as it is.
 */
export function namingClients(names: StatementNames): ClientClass {
  return class extends pg.Client {
    override query(...args: unknown[]): never {
      const [text, values] = args;
      const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0 && args.length === 2;
      const name = isPlain ? names.nameOf(text) : undefined;
      const ask = super.query.bind(this) as (...given: unknown[]) => Promise<unknown>;
      if (name === undefined) return ask(...args) as never;
      return ask({ name, text, values }).catch((error: unknown) => {
        if (isStalePlan(error)) names.forget(text as string);
        throw error;
      }) as never;
    }
  };
}
