import { Buffer } from 'node:buffer';

/** A component of a calendar as RFC 5545 writes it: its properties as written, and what it holds. */
export interface Component {
  name: string;
  properties: { name: string; parameters: string; value: string }[];
  inside: Component[];
}

/** Reads a calendar and throws on whatever RFC 5545 does not allow: line ends, folding, order, escaping, what an event must have. */
export function strictCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end in CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  const long = physical.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`longer than 75 octets: ${long}`);
  if (text.includes('\uFFFD')) throw new Error('a character was cut in two');
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const [calendar, rest] = component(lines);
  if (rest.length > 0) throw new Error(`after the end: ${rest[0]}`);
  check(calendar);
  return calendar;
}

/** The value of a property as people read it. */
export function valueOf({ properties }: Component, name: string): string {
  const value = properties.find((property) => property.name === name)?.value ?? '';
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));
}

export function eventsOf(text: string): Component[] {
  return strictCalendar(text).inside.filter(({ name }) => name === 'VEVENT');
}

function component(lines: readonly string[]): [Component, readonly string[]] {
  const name = /^BEGIN:([A-Z]+)$/.exec(lines[0] ?? '')?.[1];
  if (name === undefined) throw new Error(`no component begins at ${lines[0]}`);
  const made: Component = { name, properties: [], inside: [] };
  let rest: readonly string[] = lines.slice(1);
  while (rest[0] !== undefined && rest[0] !== `END:${name}`) {
    if (rest[0].startsWith('BEGIN:')) {
      const [inner, after] = component(rest);
      made.inside.push(inner);
      rest = after;
    } else {
      if (made.inside.length > 0) throw new Error(`a property after a component: ${rest[0]}`);
      made.properties.push(property(rest[0]));
      rest = rest.slice(1);
    }
  }
  if (rest.length === 0) throw new Error(`${name} does not end`);
  return [made, rest.slice(1)];
}

const texts = ['SUMMARY', 'DESCRIPTION', 'UID', 'X-WR-CALNAME'];

function property(line: string) {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/su.exec(line);
  if (match === null) throw new Error(`not a property: ${line}`);
  const [, name = '', parameters = '', value = ''] = match;
  if (/[\p{Cc}]/u.test(value.replaceAll('\t', ''))) throw new Error(`a control character in ${name}`);
  if (texts.includes(name) && /(?:^|[^\\])(?:\\\\)*(?:[;,]|\\[^\\;,nN]|\\$)/u.test(value)) throw new Error(`not escaped: ${line}`);
  return { name, parameters, value };
}

function check(calendar: Component): void {
  const one = ({ properties, name }: Component, wanted: string, pattern: RegExp) => {
    const found = properties.filter((each) => each.name === wanted);
    if (found.length !== 1 || !pattern.test(`${found[0]?.parameters}:${found[0]?.value}`)) throw new Error(`${name} ${wanted}: ${JSON.stringify(found)}`);
  };
  one(calendar, 'VERSION', /^:2\.0$/);
  one(calendar, 'PRODID', /^:.+/);
  if (calendar.inside.length === 0) throw new Error('a calendar without a component');
  const events = calendar.inside.filter(({ name }) => name === 'VEVENT');
  for (const event of events) {
    one(event, 'UID', /^:\S+$/);
    one(event, 'DTSTAMP', /^:\d{8}T\d{6}Z$/);
    one(event, 'SEQUENCE', /^:\d+$/);
    one(event, 'DTSTART', /^;VALUE=DATE:\d{8}$/);
    one(event, 'DTEND', /^;VALUE=DATE:\d{8}$/);
    one(event, 'SUMMARY', /^:.+/s);
    for (const alarm of event.inside) {
      one(alarm, 'ACTION', /^:DISPLAY$/);
      one(alarm, 'TRIGGER', /^:PT\d+H$/);
      one(alarm, 'DESCRIPTION', /^:.+/s);
    }
  }
  const uids = events.map((event) => valueOf(event, 'UID'));
  if (new Set(uids).size !== uids.length) throw new Error('two events of one UID');
}
