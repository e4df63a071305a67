import type { ProductionCalendarYear } from '../production-calendar-year.ts';

/** Russia's production calendar, from the government's yearly decrees on moving days off. */
export const RUSSIAN_PRODUCTION_CALENDAR: readonly ProductionCalendarYear[] = [
  {
    year: 2022,
    decree: 'Постановление Правительства РФ № 1564',
    moves: [
      { from: '2022-01-01', to: '2022-05-03' },
      { from: '2022-01-02', to: '2022-05-10' },
      { from: '2022-03-05', to: '2022-03-07' },
    ],
    workingWeekends: ['2022-03-05'],
    workingDays: 247,
  },
  {
    year: 2023,
    decree: 'Постановление Правительства РФ № 1505',
    moves: [
      { from: '2023-01-01', to: '2023-02-24' },
      { from: '2023-01-08', to: '2023-05-08' },
    ],
    workingWeekends: [],
    workingDays: 247,
  },
  {
    year: 2024,
    decree: 'Постановление Правительства РФ № 1314',
    moves: [
      { from: '2024-01-06', to: '2024-05-10' },
      { from: '2024-01-07', to: '2024-12-31' },
      { from: '2024-04-27', to: '2024-04-29' },
      { from: '2024-11-02', to: '2024-04-30' },
      { from: '2024-12-28', to: '2024-12-30' },
    ],
    workingWeekends: ['2024-04-27', '2024-11-02', '2024-12-28'],
    workingDays: 248,
  },
  {
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
  },
  {
    year: 2026,
    decree: 'Постановление Правительства РФ № 1466',
    moves: [
      { from: '2026-01-03', to: '2026-01-09' },
      { from: '2026-01-04', to: '2026-12-31' },
    ],
    workingWeekends: [],
    workingDays: 247,
  },
  {
    year: 2027,
    decree: 'Постановление Правительства РФ № 1187',
    moves: [
      { from: '2027-01-02', to: '2027-11-05' },
      { from: '2027-01-03', to: '2027-12-31' },
      { from: '2027-02-20', to: '2027-02-22' },
    ],
    workingWeekends: ['2027-02-20'],
    workingDays: 247,
  },
];
