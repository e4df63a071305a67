import type { Reply } from '../../operations/perform.ts';
import type { CalendarYear } from '../../operations/read-calendar.ts';
import { cacheable } from '../reference/cacheable.ts';

/** 201 with the year as it can be read from now on, and the ETag that it is read with. */
export function publishedYear(year: CalendarYear): Reply<CalendarYear> {
  const { etag = '' } = cacheable(year, 0).headers ?? {};
  return { status: 201, headers: { etag, location: `/v1/calendar/${year.region}/${year.year}` }, body: year };
}
