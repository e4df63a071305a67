import { createHash } from 'node:crypto';
import type { Page, PageKey, PageRequest } from '../operations/page.ts';
import type { Reply } from '../operations/perform.ts';
import { JsonText } from '../operations/json-text.ts';
import { answeredWith } from './json-answer.ts';
import { RequestProblem } from './request-problem.ts';
import { USUAL_LIMIT } from './schemas/paging.ts';
import { writtenOut } from './written-out.ts';

/** What a part of a list's sort key looks like; a cursor of another shape is refused before it meets the database. */
const keyParts = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  instant: /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
  number: /^\d{1,9}$/,
  word: /^[A-Za-z0-9._:-]{1,100}$/,
  // a line without control characters
  subject: /^[^\p{Cc}]{1,300}$/u,
} as const;

export type KeyPart = keyof typeof keyParts;

/**
 * The part of the list that is asked for.
 * @param key the parts of the list's sort key, in order, for example `['date', 'id']`
 * @param url path and query as sent: a cursor opens the list and the filters that it came from, and no others
 * @throws RequestProblem for a cursor of another list, of other filters, or that does not fit the key
 */
export function pageRequest(
  query: { limit?: number; cursor?: string },
  key: readonly KeyPart[],
  url: string,
): PageRequest {
  const limit = query.limit ?? USUAL_LIMIT;
  return query.cursor === undefined ? { limit } : { limit, after: readCursor(query.cursor, key, url) };
}

/** The reply of a list: the items, the cursor, and `Link: …; rel="next"` with all the filters of this request. */
export function listReply<T>(page: Page<T>, url: string): Reply<{ items: T[]; nextCursor: string | null }> {
  if (page.next === undefined) return { status: 200, body: { items: page.items, nextCursor: null } };
  const nextCursor = writeCursor(page.next, url);
  return {
    status: 200,
    headers: { link: `<${nextUrl(url, nextCursor)}>; rel="next"` },
    body: { items: page.items, nextCursor },
  };
}

/** The same for items that are JSON already. */
export function linesReply(page: Page<{ json: string }>, url: string): Reply<never> {
  const { body: { nextCursor }, ...reply } = listReply({ ...page, items: [] }, url);
  const json = `{"items":[${page.items.map((line) => line.json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
  return { ...reply, body: answeredWith(new JsonText(writtenOut(json))) };
}

function nextUrl(url: string, cursor: string): string {
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  query.set('cursor', cursor);
  return `${path}?${query.toString()}`;
}

function writeCursor(key: PageKey, url: string): string {
  return Buffer.from(JSON.stringify([fingerprint(url), ...key])).toString('base64url');
}

function readCursor(cursor: string, key: readonly KeyPart[], url: string): PageKey {
  const [print, ...values] = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  const fits =
    print === fingerprint(url) &&
    values.length === key.length &&
    key.every((part, index) => typeof values[index] === 'string' && keyParts[part].test(values[index]));
  if (!fits) throw new RequestProblem('request-malformed', [{ pointer: '?cursor', code: 'field.cursor' }]);
  return values as string[];
}

/** The list and its filters in short, in whatever order the filters were sent. */
function fingerprint(url: string): string {
  const [path = '', search = ''] = url.split('?', 2);
  const filters = new URLSearchParams(search);
  filters.delete('limit');
  filters.delete('cursor');
  filters.sort();
  return createHash('sha256').update(`${path}?${filters.toString()}`).digest('base64url').slice(0, 12);
}

function parsed(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
