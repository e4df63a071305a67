/** A year as its decree gives it. */
export const newCalendarYearExample = {
  year: 2025,
  decree: 'Постановление Правительства РФ № 1335',
  moves: [
    { from: '2025-01-04', to: '2025-05-02' },
    { from: '2025-01-05', to: '2025-12-31' },
    { from: '2025-02-23', to: '2025-05-08' },
    { from: '2025-03-08', to: '2025-06-13' },
    { from: '2025-11-01', to: '2025-11-03' },
  ],
  workingWeekends: ['2025-11-01'],
  workingDays: 247,
};

export const newDaysOffExample = {
  year: 2026,
  days: ['2026-03-20', '2026-05-27', '2026-08-30', '2026-11-06'],
  source: 'Закон Республики Татарстан «О праздничных и памятных днях»',
};

/** Shortened: the list of all days off is longer. */
export const calendarYearExample = {
  region: 'russia',
  year: 2025,
  provisional: false,
  version: 1,
  decree: newCalendarYearExample.decree,
  workingDays: 247,
  moves: newCalendarYearExample.moves.map((move) => ({ ...move, automatic: false })),
  workingWeekends: newCalendarYearExample.workingWeekends,
  regionDaysOff: [],
  regionVersion: null,
  regionSource: null,
  daysOff: ['2025-01-01', '2025-01-02', '2025-01-03'],
};

export const regionYearExample = {
  ...calendarYearExample,
  region: 'tatarstan',
  year: 2026,
  decree: 'Постановление Правительства РФ № 1466',
  workingDays: 244,
  moves: [
    { from: '2026-01-03', to: '2026-01-09', automatic: false },
    { from: '2026-01-04', to: '2026-12-31', automatic: false },
    { from: '2026-03-08', to: '2026-03-09', automatic: true },
    { from: '2026-05-09', to: '2026-05-11', automatic: true },
  ],
  workingWeekends: [],
  regionDaysOff: newDaysOffExample.days,
  regionVersion: 1,
  regionSource: newDaysOffExample.source,
  daysOff: ['2026-01-01', '2026-01-02', '2026-01-03'],
};
