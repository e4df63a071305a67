import t from 'tap';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../../src/domain/calendar/data/russia.ts';
import { workingCalendar } from '../../../src/domain/calendar/production-calendar.ts';
import { addressed } from '../../../src/domain/case/alert-audience.ts';
import type { History } from '../../../src/domain/case/history.ts';
import type { PlannedAlert } from '../../../src/domain/case/planned-alert.ts';
import { azov2017 } from '../../../src/domain/regulations/data/azov-2017.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { valuyki } from '../../../src/domain/regulations/data/valuyki.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { dueReports } from '../../../src/domain/report/due-reports.ts';
import { latestSnooze, snoozeViolations } from '../../../src/domain/snooze.ts';

const [azov, tatarstan, belgorod] = [azov2017, tatarstan2017, valuyki].map((source) => resolveRegulation(source));
const calendar = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR, ['2026-05-13']);

function audience(regulation: typeof azov, kind: PlannedAlert['kind'], changes: Partial<PlannedAlert> & { level?: string } = {}) {
  const { level = 'basic', ...told } = changes;
  const alert: PlannedAlert = {
    kind, subject: 'programme', severity: 'info', raiseOn: '2026-05-08', dueOn: '2026-05-08',
    citation: { regulation: 'x', version: 1, clause: 'п. 1', inherited: false }, ...told,
  };
  if (regulation === undefined) throw new Error('a regulation is missing');
  const history = { level: { level, on: '2026-03-01' } } as History;
  const { escalateOn, forCommission } = addressed(regulation, history, calendar, alert);
  return { escalateOn, forCommission };
}

t.test('the head hears of it after three working days of the region’s calendar, at once of what no curator can end', async (t) => {
  t.match(audience(tatarstan, 'measureLate'), { escalateOn: '2026-05-15' }, 'past 9 to 11 May, and a day off of the region’s own');
  for (const kind of ['programmeExpired', 'decisionLate', 'consentWithdrawn'] as const) {
    t.match(audience(tatarstan, kind), { escalateOn: '2026-05-08' }, kind);
  }
  t.match(tatarstan?.rules.escalation, { value: { workingDays: 3 }, citation: { clause: 'база, п. 17', inherited: true } });
});

t.test('the commission hears of what it decides or reviews, of terms that have run out, and of the critical at the emergency level', async (t) => {
  const told = (regulation: typeof azov) => (['programmeExpired', 'programmeExpiring', 'decisionLate', 'measureLate', 'consentLapsed'] as const)
    .filter((kind) => audience(regulation, kind).forCommission);
  t.same(told(tatarstan), ['programmeExpired']);
  t.same(told(azov), ['programmeExpired', 'programmeExpiring'], 'it extends and ends, and does not approve');
  t.equal(audience(azov, 'reviewMissed', { subject: 'kdnQuarterly:2' }).forCommission, true);
  t.equal(audience(tatarstan, 'reviewMissed', { subject: 'kdnQuarterly:2' }).forCommission, false, 'another body’s review');
  t.equal(audience(belgorod, 'programmeLate', { severity: 'critical', level: 'emergency' }).forCommission, true);
  t.equal(audience(belgorod, 'programmeLate', { severity: 'critical', level: 'crisis' }).forCommission, false);
  t.equal(audience(belgorod, 'measureLate', { severity: 'warning', level: 'emergency' }).forCommission, false);
});

t.test('a report is due on the tenth of the month after its period', async (t) => {
  const reports = (rules: typeof azov, day: string) => (rules === undefined ? [] : dueReports(rules, day)).map(({ report, period, from, dueOn }) => [report, period, from, dueOn].join(' '));
  t.same(reports(azov, '2026-03-31'), ['quarterlyToMinistry 2025-Q4 2026-01-01 2026-01-10']);
  t.same(reports(azov, '2026-04-01'), ['quarterlyToMinistry 2026-Q1 2026-04-01 2026-04-10']);
  t.same(reports(azov, '2026-12-31'), ['quarterlyToMinistry 2026-Q3 2026-10-01 2026-10-10']);
  t.same(reports(tatarstan, '2026-07-02'), [
    'quarterlyToResourceCentre 2026-Q2 2026-07-01 2026-07-10', 'halfYearReport 2026-H1 2026-07-01 2026-07-10', 'yearReport 2025 2026-01-01 2026-01-10',
  ]);
  t.same(reports(tatarstan, '2027-01-01').map((line) => line.split(' ')[1]), ['2026-Q4', '2026-H2', '2026']);
  t.same(reports(tatarstan, '2026-12-31').map((line) => line.split(' ')[1]), ['2026-Q3', '2026-H1', '2025'], 'the last day is not over');
});

t.test('an alert is put off until its due date, or for fourteen days when that is past', async (t) => {
  t.equal(latestSnooze('2026-06-20', '2026-05-15'), '2026-06-20');
  t.equal(latestSnooze('2026-05-16', '2026-05-15'), '2026-05-16');
  t.equal(latestSnooze('2026-05-15', '2026-05-15'), '2026-05-29', 'today is the due date');
  t.match(snoozeViolations('2026-05-15', '2026-05-01', '2026-05-15'), [{ code: 'alert.snooze-not-ahead', pointer: '/until' }]);
  t.match(snoozeViolations('2026-05-30', '2026-05-01', '2026-05-15'), [{ code: 'alert.snooze-too-long', params: { latest: '2026-05-29' } }]);
  t.same(snoozeViolations('2026-05-29', '2026-05-01', '2026-05-15'), []);
});
