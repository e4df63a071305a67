import { createHash } from 'node:crypto';
import type { FeedPlace, FeedPlaceInTime, FeedReading } from '../../operations/read-feed.ts';
import { RequestProblem } from '../request-problem.ts';

const MARK = 'f1';
const xid = /^(0|[1-9]\d{0,18})$/;
const keys = {
  newest: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  changes: /^(0|-?[1-9]\d{0,17}|9223372036854775807|-9223372036854775808)$/,
} as const;
const letters = { newest: 'n', changes: 'c' } as const;

/** A place in the feed as text: of one reading of one municipality. */
export function writeFeedCursor(reading: FeedReading, place: FeedPlace, { epoch, xid: number, key, since }: FeedPlaceInTime): string {
  return Buffer.from(JSON.stringify([MARK, letters[reading], printOf(place), epoch, number, key, since])).toString('base64url');
}

/** @throws RequestProblem request-malformed for a cursor that is none, of another reading, or of another municipality */
export function readFeedCursor(reading: FeedReading, place: FeedPlace, cursor: string): FeedPlaceInTime {
  const [mark, letter, print, epoch, ...rest] = parsed(cursor);
  const [number, key, since] = rest.map((part) => (typeof part === 'string' ? part : ''));
  const fits = mark === MARK && letter === letters[reading] && print === printOf(place) && rest.length === 3
    && Number.isSafeInteger(epoch) && xid.test(number ?? '') && keys[reading].test(key ?? '') && xid.test(since ?? '');
  if (!fits) throw new RequestProblem('request-malformed', [{ pointer: '?cursor', code: 'field.cursor' }]);
  return { epoch: epoch as number, xid: number ?? '', key: key ?? '', since: since ?? '' };
}

function printOf({ region, municipality }: FeedPlace): string {
  return createHash('sha256').update(JSON.stringify([region, municipality])).digest('base64url').slice(0, 12);
}

function parsed(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
