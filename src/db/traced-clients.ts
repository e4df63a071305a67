import type { ClientClass } from './patient-clients.ts';
import type { Span, SpanValues, Tracer } from './trace.ts';

/**
 * Connections that record each statement, and each transaction around its statements. Of a statement its verb and its table are told and not
 * its text, for a value might stand in it.
 */
export function tracedClients(Base: ClientClass, tracer: Tracer): ClientClass {
  return class extends Base {
    #transaction: Span | undefined;

    override query(...args: unknown[]): never {
      const ask = super.query.bind(this) as (...given: unknown[]) => unknown;
      const { verb, table } = summaryOf(textOf(args[0]));
      if (verb === 'begin') this.#transaction = tracer.begin('transaction', 'client', { 'db.system.name': 'postgresql' });
      const span = tracer.begin(table === undefined ? verb : `${verb} ${table}`, 'client', valuesOf(verb, table), this.#transaction);
      const answer = ask(...args);
      if (answer instanceof Promise) answer.then(() => this.#over(verb, span), (error: unknown) => this.#over(verb, span, error));
      return answer as never;
    }

    #over(verb: string, span: Span | undefined, error?: unknown): void {
      span?.end(...outcome(error));
      if (verb !== 'commit' && verb !== 'rollback') return;
      this.#transaction?.end({}, verb === 'rollback' || error !== undefined);
      this.#transaction = undefined;
    }
  };
}

const VERBS: ReadonlySet<string> = new Set(['select', 'insert', 'update', 'delete', 'with', 'merge', 'begin', 'commit', 'rollback', 'set', 'show', 'savepoint', 'release', 'lock']);

/** A statement in two words: what it does, and the first table it names. A table's name is letters and underscores; anything else is none. */
export function summaryOf(text: string): { verb: string; table?: string } {
  const word = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  const verb = VERBS.has(word) ? word : 'other';
  const table = /\b(?:from|into|update)\s+"?([a-z_]{1,63})"?/i.exec(text)?.[1];
  return table === undefined || verb === 'begin' || verb === 'set' ? { verb } : { verb, table };
}

function textOf(first: unknown): string {
  if (typeof first === 'string') return first;
  const { text } = (first ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}

function valuesOf(verb: string, table: string | undefined): SpanValues {
  return { 'db.system.name': 'postgresql', 'db.operation.name': verb, ...(table === undefined ? {} : { 'db.collection.name': table }) };
}

/** PostgreSQL's code; its message quotes values. */
function outcome(error: unknown): [SpanValues, boolean] {
  if (error === undefined) return [{}, false];
  const { code } = (error ?? {}) as { code?: unknown };
  const known = typeof code === 'string' && /^[A-Z0-9]{5}$/.test(code);
  return [known ? { 'db.response.status_code': code, 'error.type': code } : { 'error.type': error instanceof Error ? error.name : 'unknown' }, true];
}
