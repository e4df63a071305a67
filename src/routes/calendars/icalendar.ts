import { Buffer } from 'node:buffer';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { CalendarEvent } from '../../operations/calendar-link-events.ts';

/** RFC 5545, 3.1: a line is no longer than this, in octets of UTF-8 and without its end. */
const LONGEST_LINE = 75;
/** How often a telephone asks anew. */
const REFRESH = 'PT4H';
/** When it reminds: at nine in the morning of the day. */
const REMINDER = 'PT9H';

/** A calendar must hold at least one component (3.4); this one is there when there is nothing to do. */
const zone = [
  'BEGIN:VTIMEZONE', 'TZID:Etc/UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000',
  'END:STANDARD', 'END:VTIMEZONE',
];

/** All-day events as a calendar (RFC 5545) that says nothing but what they say: the same events are the same text. */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//soprovozhdenie//agenda//RU', 'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`, `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`, `X-PUBLISHED-TTL:${REFRESH}`,
    ...zone, ...events.flatMap(eventLines), 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, on, changedAt, sequence, summary, description }: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp(changedAt)}`, `LAST-MODIFIED:${stamp(changedAt)}`, `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${plain(on)}`, `DTEND;VALUE=DATE:${plain(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, 'CLASS:CONFIDENTIAL', 'TRANSP:TRANSPARENT',
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(summary)}`, `TRIGGER:${REMINDER}`, 'END:VALARM',
    'END:VEVENT',
  ];
}

/** `2026-03-02` → `20260302`. */
function plain(date: string): string {
  return date.replaceAll('-', '');
}

/** `2026-03-02T09:00:00.000Z` → `20260302T090000Z`. */
function stamp(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A value of type TEXT (3.3.11): control characters have no place in it, a new line is written as `\n`. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
}

/** Breaks a line between characters, never within one. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part) + Buffer.byteLength(character) > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
    }
    part += character;
  }
  return [...parts, part].join('\r\n');
}
