import fc from 'fast-check';
import t from 'tap';
import { icalendar } from '../../../src/routes/calendars/icalendar.ts';
import { eventsOf, strictCalendar, valueOf } from '../../support/strict-calendar.ts';

const event = (summary: string, uid = 'a.measure.measure-1@x') => ({
  uid, on: '2026-12-31', changedAt: '2026-03-02T09:00:00.123Z', sequence: 4, summary, description: summary,
});

t.test('an event is what it was, whatever is in its words', (t) => {
  const names = [
    'Примерова, Мария; «О’Нил»', 'строка\nвторая\r\nтретья\u2028четвёртая', 'обратная \\ косая \\n', `${'👩‍👩‍👧‍👦'.repeat(20)} семья`,
    'Ё'.repeat(300), 'a'.repeat(74), 'a'.repeat(75), 'a'.repeat(76), ' с пробелом впереди', 'BEGIN:VEVENT',
  ];
  for (const [index, name] of names.entries()) {
    const [read] = eventsOf(icalendar('Сроки, и; прочее', [event(name)]));
    t.ok(read, `name ${index}`);
    if (read !== undefined) t.equal(JSON.stringify(valueOf(read, 'SUMMARY')), JSON.stringify(name.replace(/\r\n|\u2028/g, '\n')));
  }
  t.end();
});

t.test('any text at all makes a calendar, and comes out of it but for control characters', (t) => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 100 }), (one, other) => {
    const [first] = eventsOf(icalendar(one, [event(`x${one}${other}`), event('y', 'b@x')]));
    const clean = `x${one}${other}`.replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, '');
    return first !== undefined && valueOf(first, 'SUMMARY') === clean;
  }), { numRuns: 100 });
  t.end();
});

t.test('an event is a whole day, with its alarm; a calendar of none is a calendar', (t) => {
  const [read] = strictCalendar(icalendar('Сроки', [event('один')])).inside.filter(({ name }) => name === 'VEVENT');
  const told = Object.fromEntries((read?.properties ?? []).map(({ name, parameters, value }) => [name + parameters, value]));
  t.match(told, {
    'UID': 'a.measure.measure-1@x', 'DTSTAMP': '20260302T090000Z', 'LAST-MODIFIED': '20260302T090000Z', 'SEQUENCE': '4',
    'DTSTART;VALUE=DATE': '20261231', 'DTEND;VALUE=DATE': '20270101', 'CLASS': 'CONFIDENTIAL',
  });
  t.equal(read?.inside[0]?.name, 'VALARM');
  t.same(eventsOf(icalendar('Сроки', [])), []);
  t.end();
});
