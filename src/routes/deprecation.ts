import type { LocalDate } from '../domain/calendar/local-date.ts';
import { httpDate, unixSeconds } from './http-date.ts';

/** An operation on its way out: it works as before until its sunset. */
export interface Deprecation {
  /** Since when callers are asked to move, `YYYY-MM-DD` from midnight UTC on. */
  since: LocalDate;
  /** The day from which it may be gone, `YYYY-MM-DD` from midnight UTC on; later than `since`. */
  sunset: LocalDate;
  /** The address of what takes its place, as in the document: `/v1/partner/measures`. */
  instead: string;
}

/** Where people read about an operation: the interactive reference that the service itself serves. */
interface Described {
  tag: string;
  operationId: string;
}

/**
 * What every answer of a deprecated operation says, errors too: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and in `Link` where to
 * read about it and what to call instead.
 * @param link the answer's own `Link`, which stays before ours
 */
export function deprecationHeaders(deprecated: Deprecation, described: Described, link?: string): Record<string, string> {
  const page = `/docs/#/${described.tag}/${described.operationId}`;
  const links = [
    `<${page}>; rel="deprecation"; type="text/html"`, `<${page}>; rel="sunset"; type="text/html"`, `<${deprecated.instead}>; rel="successor-version"`,
  ];
  return {
    deprecation: `@${unixSeconds(deprecated.since)}`,
    sunset: httpDate(deprecated.sunset),
    link: [...(link === undefined ? [] : [link]), ...links].join(', '),
  };
}

/** What the document says of it; `x-sunset` is what tools that compare documents look for. */
export function deprecationDocument({ sunset }: Deprecation): Record<string, unknown> {
  return { deprecated: true, 'x-sunset': sunset };
}

/** The sentence that follows the description. */
export function deprecationText({ since, sunset, instead }: Deprecation): string {
  return `\n\n**Устарела** с ${since}: вместо неё \`${instead}\`. С ${sunset} её может не быть.`;
}

/** The headers as the document knows them. */
export const deprecationReplyHeaders = {
  deprecation: { type: 'string', description: 'С какого момента операция устарела: `@` и секунды Unix (RFC 9745).' },
  sunset: { type: 'string', description: 'С какого момента операции может не быть: дата HTTP (RFC 8594).' },
  link: { type: 'string', description: '`rel="deprecation"` и `rel="sunset"`: описание; `rel="successor-version"`: что вместо неё; в списках и `rel="next"`.' },
};
