import { problemCatalogue, type ProblemCode } from './problem-catalogue.ts';
import { Problem } from './schemas/problem.ts';

/** A response of the published document that is a problem. */
export interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof Problem; examples: Record<string, { $ref: string }> } };
  headers?: Record<string, unknown>;
}

/** The documented problem responses for a set of problem codes, one a status. */
export function problemResponses(codes: readonly ProblemCode[]): Record<number, ProblemResponse> {
  const statuses = [...new Set(codes.map((code) => problemCatalogue[code].status))].sort();
  return Object.fromEntries(statuses.map((status) => [status, problemResponse(status, codes)]));
}

function problemResponse(status: number, codes: readonly ProblemCode[]): ProblemResponse {
  const here = codes.filter((code) => problemCatalogue[code].status === status);
  const description = here.map((code) => `${problemCatalogue[code].ru} (\`${code}\`)`).join('; ');
  return {
    description: `${description}.`,
    content: { 'application/problem+json': { schema: Problem, examples: problemExamples(here) } },
    ...(status === 401 ? { headers: { 'www-authenticate': { type: 'string', description: 'Схема Bearer.' } } } : {}),
    ...(status === 503 ? { headers: { 'retry-after': { type: 'integer', description: 'Секунды.' } } } : {}),
  };
}

/** References to the examples that the document's last step writes out, one a problem. */
export function problemExamples(codes: readonly ProblemCode[]): Record<string, { $ref: string }> {
  return Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
}

/** What any request at all may meet, its rate aside. */
export const anyRequest = [
  'request-malformed', 'not-acceptable', 'request-timeout', 'uri-too-long', 'headers-too-large', 'internal', 'unavailable', 'overloaded',
] as const;
/** What a request with a token may meet besides. */
export const anyCaller = ['unauthenticated', 'forbidden'] as const;
/** What a request with a body may meet besides. */
export const anyBody = ['json-malformed', 'body-too-large', 'media-type-unsupported'] as const;
