import { problemCatalogue, type ProblemCode } from '../problem-catalogue.ts';
import { problemResponses } from '../problem-responses.ts';
import { RATE_WINDOW_SECONDS, rateLimitHeaders, unlimitedPaths } from '../rate-policy.ts';
import { problemBody } from './problem-details.ts';

type Json = Record<string, unknown>;

/** Answered before anything is counted: what did not arrive whole. */
const UNCOUNTED = ['408', '431'];
const [exampleQuota, exampleLeft, exampleSeconds] = [6_000, 5_999, 42];
const example = rateLimitHeaders(exampleQuota, exampleLeft, exampleSeconds);

/** The headers that tell a client its allowance; components of the document. */
const headers: Record<string, Json> = {
  'ratelimit-policy': {
    description: `Предел частоты: \`q\` запросов за \`w\` секунд (${RATE_WINDOW_SECONDS}).`,
    schema: { type: 'string' },
    example: example['ratelimit-policy'],
  },
  'ratelimit': {
    description: 'Остаток: ещё `r` запросов, пока через `t` секунд счёт не начнётся заново.',
    schema: { type: 'string' },
    example: example['ratelimit'],
  },
  'retry-after': { description: 'Сколько секунд подождать.', schema: { type: 'integer', minimum: 0 }, example: exampleSeconds },
};

/** Adds to every operation what the door does to all of them: its limit and the headers that tell of it; and the examples of problems. */
export function describeLimits(document: Json): void {
  const components = document['components'] as Json;
  components['headers'] = headers;
  for (const [path, item] of Object.entries(document['paths'] as Record<string, Record<string, Json>>)) {
    if (unlimitedPaths.includes(path)) continue;
    for (const { responses } of Object.values(item) as { responses: Record<string, Json> }[]) limit(responses);
  }
  components['examples'] = examplesIn(document);
}

function limit(responses: Record<string, Json>): void {
  const own = responses['429'];
  const [tooMany] = Object.values(problemResponses(['rate-limited']));
  const problem = { content: { 'application/problem+json': { ...tooMany?.content['application/problem+json'], schema: problemRef } } };
  responses['429'] = {
    description: [own?.['description'], tooMany?.description].filter(Boolean).join(' '),
    headers: { ...(own?.['headers'] as Json | undefined), 'retry-after': headerRef('retry-after') },
    content: { ...problem.content, ...(own?.['content'] as Json | undefined) },
  };
  for (const [status, response] of Object.entries(responses)) {
    if (UNCOUNTED.includes(status)) continue;
    const told = { 'ratelimit-policy': headerRef('ratelimit-policy'), 'ratelimit': headerRef('ratelimit') };
    response['headers'] = { ...(response['headers'] as Json | undefined), ...told };
  }
}

const problemRef = { $ref: '#/components/schemas/Problem' };
const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** One example for each problem that the document refers to. */
function examplesIn(document: Json): Json {
  const text = JSON.stringify(document);
  const codes = (Object.keys(problemCatalogue) as ProblemCode[]).filter((code) => text.includes(`"#/components/examples/${code}"`));
  return Object.fromEntries(codes.map((code) => [code, { summary: problemCatalogue[code].ru, value: exampleOf(code) }]));
}

function exampleOf(code: ProblemCode): object {
  return problemBody({ code }, { instance: '/v1/cases', traceId: '4bf92f3577b34da6a3ce929d0e0e4736', language: 'ru' });
}
