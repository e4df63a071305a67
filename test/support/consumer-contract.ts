import { Ajv2020 } from 'ajv/dist/2020.js';

/** What a consumer sends and what it needs to find; the form is told in contract/README.md. */
export interface Interaction {
  name: string;
  given?: string;
  as?: string;
  request: { method: string; path: string; query?: Record<string, string>; headers?: Record<string, string>; body?: unknown };
  repeat?: boolean;
  response: { status: number; headers?: Record<string, string>; body?: unknown; unique?: string };
  keep?: Record<string, string>;
}

export interface ConsumerContract {
  consumer: string;
  schemas?: Record<string, unknown>;
  interactions: Interaction[];
}

export type Kept = Map<string, string>;

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Sends one request as somebody. */
export type Send = (as: string, request: Interaction['request']) => Promise<Answer>;

/**
 * Plays one interaction.
 * @returns what differs from what the consumer relies on; what it keeps is put into `kept`
 */
export async function play(contract: ConsumerContract, interaction: Interaction, kept: Kept, send: Send): Promise<string[]> {
  const { as = 'commission', request, response, repeat = false, keep = {} } = filled(interaction, kept);
  const answer = repeat ? await walked(as, request, send) : await send(as, request);
  const faults = [
    ...(answer.status === response.status ? [] : [`status ${answer.status} instead of ${response.status}: ${JSON.stringify(answer.body)}`]),
    ...headerFaults(response.headers ?? {}, answer.headers),
    ...(response.body === undefined ? [] : bodyFaults({ schemas: contract.schemas, body: filled(response.body, kept) }, answer.body)),
    ...(response.unique === undefined ? [] : repeated(answer.body, response.unique)),
  ];
  for (const [name, from] of Object.entries(keep)) kept.set(name, taken(answer, from));
  return faults;
}

/** All pages as one answer. */
async function walked(as: string, request: Interaction['request'], send: Send): Promise<Answer> {
  const items: unknown[] = [];
  let query = request.query ?? {};
  for (;;) {
    const answer = await send(as, { ...request, query });
    const page = answer.body as { items?: unknown[]; hasMore?: boolean; nextCursor?: string };
    items.push(...(page.items ?? []));
    if (answer.status !== 200 || page.hasMore !== true) return { ...answer, body: { ...page, items } };
    query = { ...query, cursor: String(page.nextCursor) };
  }
}

function filled<T>(value: T, kept: Kept): T {
  const written = (name: string) => JSON.stringify(kept.get(name)).slice(1, -1);
  return JSON.parse(JSON.stringify(value).replaceAll(/\{(\w+)\}/g, (whole, name: string) => (kept.has(name) ? written(name) : whole))) as T;
}

function headerFaults(wanted: Record<string, string>, headers: Headers): string[] {
  return Object.entries(wanted).filter(([name, pattern]) => !new RegExp(pattern).test(headers.get(name) ?? ''))
    .map(([name, pattern]) => `header ${name} is ${headers.get(name)} and not like ${pattern}`);
}

function bodyFaults(schema: { schemas: unknown; body: unknown }, body: unknown): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(schema, 'contract');
  const validate = ajv.compile({ $ref: 'contract#/body' });
  return validate(body) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}

function repeated(body: unknown, pointer: string): string[] {
  const values = ((body as { items?: unknown[] }).items ?? []).map((item) => String(at(item, pointer)));
  return new Set(values).size === values.length ? [] : [`items repeat ${pointer}`];
}

function taken({ headers, body }: Answer, from: string): string {
  return from.startsWith('header:') ? headers.get(from.slice('header:'.length)) ?? '' : String(at(body, from));
}

function at(value: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<unknown>((within, key) => (within as Record<string, unknown> | undefined)?.[key], value);
}
