import t from 'tap';
import { addDays, type LocalDate } from '../../../src/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../src/domain/calendar/production-calendar.ts';
import type { AlertKind } from '../../../src/domain/case/alerts.ts';
import { azov2017 } from '../../../src/domain/regulations/data/azov-2017.ts';
import { chelyabinsk2022 } from '../../../src/domain/regulations/data/chelyabinsk-2022.ts';
import { gateKey } from '../../../src/domain/regulations/gate-rule.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';
import { previewRoad, type RoadItem, roadRefusals } from '../../../src/domain/regulations/preview.ts';
import { type Regulation, resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { decided, roadOf } from '../../support/gate-requests.ts';
import { calendar, diagnostic, tatarstan } from '../../support/histories.ts';
import { inventedSource } from '../../support/invented-regulation.ts';

const chelyabinsk = resolveRegulation(chelyabinsk2022);
const azov = resolveRegulation(azov2017);

/** A day for every gate of a road, one after the other. */
function dayByDay(regulation: Regulation, first: LocalDate): Map<string, LocalDate> {
  const gates = regulation.rules.steps.value.flatMap((step) => step.gates.map(gateKey));
  return new Map(gates.map((key, index) => [key, addDays(first, index)]));
}

function withoutGround(dates: ReadonlyMap<string, LocalDate>): Record<string, LocalDate> {
  return Object.fromEntries([...dates].filter(([key]) => key !== 'ground'));
}

const ofKind = (items: readonly RoadItem[], ...kinds: RoadItem['kind'][]) => items.filter(({ kind }) => kinds.includes(kind));
const dateOf = <T extends { subject: string | null }>({ subject, dueOn, lateAfter, provisional, citation }: T & Partial<RoadItem>) =>
  ({ subject, dueOn, lateAfter, provisional, citation });
const sorted = <T>(items: readonly T[]) => items.map((item) => JSON.stringify(item)).sort();
const beforehand: readonly AlertKind[] = ['programmeExpiring', 'reviewDue', 'postSupportCheckDue'];

for (const source of [...shippedRegulations, inventedSource]) {
  t.test(`${source.code}: a case with the same dates shows what the preview has told`, async (t) => {
    const regulation = resolveRegulation(source);
    for (const { code: level } of regulation.rules.levels.value) {
      const dates = dayByDay(regulation, '2026-03-02');
      const approachedOn = '2026-03-02';
      const book = roadOf(regulation, dates, level);
      const start = [...dates.values()].at(-1) ?? '';
      const running = book.at(start);
      const question = { level, approachedOn, dates: withoutGround(dates) };
      const told = previewRoad(regulation, calendar, question);
      t.same(told.warnings, [], level);
      t.same(told.start, { on: running.startedOn, assumed: false });
      t.equal(told.terms.longestEndsOn, running.term?.longestEndsOn);
      t.same(sorted(running.deadlines.map(dateOf)), sorted(ofKind(told.items, 'deadline', 'review', 'programmeEnd').map(dateOf)));
      t.same(noticesOf(told.items.filter(({ subject }) => !subject?.startsWith('check:'))), alertsOf(running));

      const on = running.term?.endsOn ?? '';
      const final = regulation.rules.endings.value.some((ending) => ending.code === 'success' && ending.finalDiagnostics);
      book.record(...(final ? [diagnostic('final', on)] : []), decided(regulation, 'completeWithSuccess', on));
      const ended = book.at(on);
      t.match(told.ending, { outcome: ended.outcome?.code, on, assumed: true });
      const checks = ofKind(told.items, 'postSupportCheck').map(({ number, from, dueOn, lateAfter }) => ({ number, from, dueOn, lateAfter }));
      t.same(checks, (ended.postSupport?.checks ?? []).map(({ number, from, dueOn, lateAfter }) => ({ number, from, dueOn, lateAfter })));
      t.same(noticesOf(told.items.filter(({ subject }) => subject?.startsWith('check:'))), alertsOf(ended));
      t.equal(ofKind(told.items, 'close')[0]?.to, ended.postSupport?.closesOn ?? on);
      t.same(previewRoad(regulation, calendar, { ...question, ending: { outcome: 'success', on } }).items.map(({ dueOn }) => dueOn),
        told.items.map(({ dueOn }) => dueOn));
    }
  });
}

function noticesOf(items: readonly RoadItem[]) {
  return sorted(ofKind(items, 'notice').map(({ code, subject, on, dueOn, citation }) => ({ kind: code, subject, on, dueOn, citation })));
}

function alertsOf({ plannedAlerts }: ReturnType<ReturnType<typeof roadOf>['at']>) {
  return sorted(plannedAlerts.filter(({ kind }) => beforehand.includes(kind))
    .map(({ kind, subject, raiseOn: on, dueOn, citation }) => ({ kind, subject, on, dueOn, citation })));
}

t.test('Chelyabinsk: ten working days from the agreement, checks for twelve months after any end', async (t) => {
  const { items } = previewRoad(chelyabinsk, calendar, {
    level: 'emergency', approachedOn: '2024-04-15', dates: { agreement: '2024-04-22' }, startsOn: '2024-05-13',
    ending: { outcome: 'movedAway', on: '2024-07-31' },
  });
  const { clause } = chelyabinsk.rules.deadlines.value[0] ?? {};
  t.match(ofKind(items, 'deadline'), [{
    key: 'deadline:programmeDrafting', from: '2024-04-22', dueOn: '2024-05-08', lateAfter: '2024-05-08', until: 'gate:programmeDrafted',
    after: ['gate:agreement'], citation: { regulation: 'chelyabinsk-2022', version: 1, clause, inherited: false },
  }]);
  t.match(ofKind(items, 'programmeEnd'), [{ dueOn: '2024-08-13' }]);
  t.same(ofKind(items, 'postSupportCheck').map(({ dueOn }) => dueOn), ['2024-10-31', '2025-01-31', '2025-04-30', '2025-07-31']);
  t.same(ofKind(items, 'notice').map(({ on }) => on).filter((on) => on !== null && on <= '2024-07-31'), ['2024-07-14', '2024-07-30'],
    'nothing is told of the programme’s end once it has ended');
});

t.test('Azov: the commission looks at the case once a quarter', async (t) => {
  const { items } = previewRoad(azov, calendar, { level: 'basic', approachedOn: '2025-08-01', startsOn: '2025-08-31' });
  t.match(ofKind(items, 'review'), [
    { number: 1, from: '2025-09-01', dueOn: '2025-11-30', lateAfter: '2025-12-01', bodies: ['kdn'], subject: 'kdnQuarterly:1' },
    { number: 2, dueOn: '2026-02-28' }, { number: 3, dueOn: '2026-05-31' }, { number: 4, dueOn: '2026-08-31' },
  ]);
  t.match(ofKind(items, 'report').map(({ dueOn, receiver }) => [dueOn, receiver])[0], ['2025-11-30', 'ministry']);
  t.match(ofKind(items, 'ending'), [{ code: 'success', bodies: ['kdn'], assumed: true, on: '2026-08-31' }]);
});

t.test('an ending centuries later asks for no endless row of reviews', async (t) => {
  const ending = { outcome: 'success', on: '2199-12-31' };
  const { items } = previewRoad(azov, calendar, { level: 'basic', approachedOn: '2026-03-02', ending });
  t.equal(ofKind(items, 'review').length, 40);
});

t.test('the order is that of the road, then that of the dates, and every key stands once', async (t) => {
  for (const regulation of [tatarstan, chelyabinsk, azov, resolveRegulation(inventedSource)]) {
    const level = regulation.rules.levels.value[0]?.code ?? '';
    const { items } = previewRoad(regulation, calendar, { level, approachedOn: '2026-03-02' });
    const keys = items.map(({ key }) => key);
    t.equal(new Set(keys).size, keys.length);
    for (const { after, until } of items) for (const key of [...after, ...(until === null ? [] : [until])]) t.ok(keys.includes(key), key);
    const dated = items.slice(keys.indexOf('programmeStart')).map(({ on, dueOn, from }) => on ?? dueOn ?? from);
    t.same(dated, [...dated].sort());
    t.same(ofKind(items, 'gate').map(({ code }) => code), regulation.rules.steps.value.flatMap((step) => step.gates.map(gateKey)));
  }
});

t.test('what nobody gave is assumed, and says so', async (t) => {
  const road = previewRoad(tatarstan, calendar, { level: 'crisis', approachedOn: '2026-03-02', dates: { level: '2026-03-06' } });
  t.same(road.start, { on: '2026-03-06', assumed: true });
  t.same(road.ending, { outcome: 'success', on: '2026-09-06', assumed: true });
  t.match(ofKind(road.items, 'programmeStart', 'programmeEnd', 'postSupportCheck'), [{ assumed: true }, { assumed: true }, { assumed: true }]);
  t.match(ofKind(road.items, 'deadline'), [{ dueOn: '2026-03-17', assumed: false, on: null }]);
  const [first, second] = ofKind(road.items, 'step');
  t.match(first, { from: '2026-03-02', to: null, status: 'identified', label: { ru: 'выявление' } });
  t.match(second, { from: null, to: null });
});

t.test('a year without a production calendar makes the date provisional', async (t) => {
  const { items } = previewRoad(tatarstan, workingCalendar([]), { level: 'crisis', approachedOn: '2026-03-02' });
  t.match(ofKind(items, 'deadline', 'postSupportCheck', 'close'), [{ provisional: true }, { provisional: true }, { provisional: true }]);
});

t.test('dates out of order are told, each with its clause', async (t) => {
  const { warnings } = previewRoad(tatarstan, calendar, {
    level: 'crisis', approachedOn: '2026-03-02', startsOn: '2026-03-04',
    dates: { 'curator': '2026-03-05', 'paper:livingConditionsReport': '2026-03-03', 'consent': '2026-03-01' },
    ending: { outcome: 'movedAway', on: '2026-03-03' },
  });
  t.match(warnings, [
    {
      code: 'date.before-cause', pointer: '/dates/paper:livingConditionsReport', params: { date: '2026-03-03', causeDate: '2026-03-05' },
      citation: { clause: 'п. 4.5; прил. № 4–11, разд. II' },
    },
    { code: 'date.before-case', pointer: '/dates/consent', citation: { clause: 'п. 4.3' } },
    { code: 'date.before-cause', pointer: '/startsOn', params: { causeRu: 'за семьёй закреплён куратор' } },
    { code: 'date.before-cause', pointer: '/ending/on', citation: { clause: 'п. 5.7' } },
  ]);
  t.equal(warnings.length, 4);
});

t.test('what the region does not have is refused with the clause', async (t) => {
  const faults = roadRefusals(tatarstan, {
    level: 'emergency', approachedOn: '2026-03-02', dates: { agreement: '2026-03-05', ground: '2026-03-02', constructor: '2026-03-02' },
    ending: { outcome: 'danger', on: '2026-09-01' },
  });
  t.match(faults, [
    { code: 'reference.unknown', pointer: '/level', citation: { clause: 'п. 4.8' } },
    { code: 'reference.unknown', pointer: '/dates/agreement' }, { pointer: '/dates/ground' }, { pointer: '/dates/constructor' },
    { code: 'ending.reason-unknown', pointer: '/ending/outcome', citation: { clause: 'п. 5.8' } },
  ]);
  const tooLong = roadRefusals(tatarstan, { level: 'crisis', approachedOn: '2026-03-02', termMonths: 7 });
  t.match(tooLong, [{ code: 'programme.term-too-long', pointer: '/termMonths', citation: { clause: 'п. 5.7' } }]);
});

t.test('who decides, how it may end, how many families a curator holds', async (t) => {
  const road = previewRoad(tatarstan, calendar, { level: 'crisis', approachedOn: '2026-03-02' });
  t.match(road.terms, { longestMonths: 6, leastMonths: null, citation: { clause: 'п. 5.7' } });
  t.match(road.caseload, { families: 4, limitGroup: 'crisis', counting: 'perLevel', mode: 'strict', citation: { clause: 'п. 5.6' } });
  t.match(road.decisions.find(({ kind }) => kind === 'approveProgramme'), {
    bodies: [{ code: 'council', label: { ru: 'ведомственный консилиум' } }], citation: { clause: 'п. 4.4, 4.11' },
  });
  t.match(road.endings.map(({ outcome, postSupport, measuresMarked, paper }) => [outcome, postSupport, measuresMarked, paper?.type]), [
    ['success', true, true, undefined], ['movedAway', false, false, undefined], ['writtenRefusal', false, false, 'writtenRefusal'],
  ]);
  const refused = previewRoad(tatarstan, calendar, {
    level: 'crisis', approachedOn: '2026-03-02', startsOn: '2026-03-13', ending: { outcome: 'writtenRefusal', on: '2026-10-01' },
  });
  t.match(refused.items.slice(-3), [
    { key: 'status:evaluation', from: '2026-09-14', to: '2026-10-01' }, { kind: 'ending' }, { kind: 'close', on: '2026-10-01', to: '2026-10-01' },
  ]);
  const emergency = previewRoad(azov, calendar, { level: 'emergency', approachedOn: '2026-03-02' });
  t.match(emergency.caseload, { families: 4, limitGroup: 'crisis', citation: { inherited: true } });
});
