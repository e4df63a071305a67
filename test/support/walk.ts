import type { TestApp } from './app.ts';

/** Follows `Link: rel="next"` from a list's first page to its last and gives the ids in the order of the pages. */
export async function walk(api: TestApp, url: string, as: string): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | undefined = url; next !== undefined; ) {
    const reply = await api.call('GET', next, { as });
    const page = reply.json<{ items: { id: string }[]; nextCursor: string | null }>();
    ids.push(...page.items.map(({ id }) => id));
    next = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
    if ((next === undefined) !== (page.nextCursor === null)) throw new Error('Link and nextCursor disagree');
  }
  return ids;
}

/** A problem without what names this one request: two of them are then the same answer or not. */
export function sameBut(problem: Record<string, unknown>, id: string): string {
  return JSON.stringify({ ...problem, traceId: '' }).replaceAll(id, '{id}');
}
