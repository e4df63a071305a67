/** What a log may tell of an error: what broke and where, never with which values. */
export interface LoggedError {
  type: string;
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
  routine?: string;
  syscall?: string;
  stack?: string;
  cause?: LoggedError;
  errors?: LoggedError[];
}

/** Names that the database or the system gave, not what a caller sent. */
const ALLOWED = ['code', 'constraint', 'table', 'column', 'routine', 'syscall'] as const;
/** Longer than any such name. */
const LONGEST_NAME = 200;
/** Causes of causes are told this deep; of many errors, this many. */
const MOST_NESTED = 4;

/**
 * An error as a log may hold it, by an allow-list. Messages, and PostgreSQL's `detail`, `where`, `hint` and parameters, quote
 * values («Key (name)=(Иванова) already exists»), so none of them is written; of the stack only its frames.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const given = error as unknown as Record<string, unknown>;
  const names = ALLOWED.filter((name) => isName(given[name])).map((name) => [name, given[name]]);
  const nested = depth < MOST_NESTED;
  const { errors } = error as { errors?: unknown };
  return {
    type: error.name,
    ...(Object.fromEntries(names) as Partial<LoggedError>),
    ...framesOf(error.stack),
    ...(nested && error.cause !== undefined ? { cause: errorForLog(error.cause, depth + 1) } : {}),
    ...(nested && Array.isArray(errors) ? { errors: errors.slice(0, MOST_NESTED).map((one) => errorForLog(one, depth + 1)) } : {}),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}

/** The lines that name a place; the first lines repeat the message. */
function framesOf(stack: string | undefined): { stack?: string } {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line));
  return frames.length === 0 ? {} : { stack: frames.join('\n') };
}

interface LoggedRequest {
  method?: string;
  routeOptions?: { url?: string | undefined };
}

/** How a log writes errors, requests and replies: the route, not the address, for addresses hold ids and searched names. */
export const logSerializers = {
  err: (error: unknown) => errorForLog(error),
  error: (error: unknown) => errorForLog(error),
  req: ({ method, routeOptions }: LoggedRequest) => ({ method, route: routeOptions?.url ?? '(none)' }),
  res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
};

/**
 * Makes the arguments of a logging call fit for the log. Pino takes an error's message for the entry's when there is none, and the
 * framework passes it on by hand; what remains of an address in a message loses its query.
 */
export function fitForLog(given: readonly unknown[]): unknown[] {
  const [first, second, ...rest] = given;
  const error = first instanceof Error ? first : ((first ?? {}) as { err?: unknown }).err;
  if (typeof first === 'string') return [withoutQueries(first), second, ...rest];
  if (!(error instanceof Error)) return [first, typeof second === 'string' ? withoutQueries(second) : second, ...rest];
  const facts = first instanceof Error ? { err: first } : first;
  const text = typeof second === 'string' && second !== error.message ? withoutQueries(second) : error.name;
  return [facts, text, ...rest];
}

function withoutQueries(text: string): string {
  return text.includes('?') ? text.replace(/\?[^\s"']*/g, '?…') : text;
}
