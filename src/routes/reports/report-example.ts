import { indicatorExample } from '../indicators/indicator-schema.ts';
import { organisationExample } from '../schemas/organisation.ts';

const figures = [
  { id: 'families.start', section: 'Семьи', label: 'на начало периода', value: 40 },
  { id: 'families.in', section: 'Семьи', label: 'принято', value: 7 },
  { id: 'families.out', section: 'Семьи', label: 'завершено', value: 5 },
  { id: 'families.end', section: 'Семьи', label: 'на конец периода', value: 42 },
];
const missing = [{ code: 'measuresUnmarked', label: 'срок мероприятия прошёл, отметки о выполнении нет', cases: 2, figure: 'missing.measuresUnmarked' }];

const limits = [{ level: 'crisis', label: 'кризисный', families: 4 }, { level: 'basic', label: 'базовый', families: 6 }];

export const quarterlyReportExample = {
  period: { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' }, organisationId: organisationExample.id, region: null, municipality: null, figures, missing, limits,
};

export const submittedHeadingExample = {
  id: '01990000-0000-7000-8000-0000000000b1', organisationId: organisationExample.id, region: 'tatarstan', municipality: 'Примерский муниципальный район',
  report: 'quarterlyToResourceCentre', receiver: 'resourceCentre', period: '2026-Q1', version: 2, reason: 'Внесено решение от 30 марта.',
  sha256: '0'.repeat(64), submittedAt: '2026-04-08T09:00:00.000Z', submittedBy: 'center-primer-head', receivedAt: '2026-04-09T06:30:00.000Z',
};
export const submittedReportExample = {
  ...submittedHeadingExample, figures, missing, limits, indicators: indicatorExample.indicators,
  differences: [{ id: 'families.out', section: 'Семьи', label: 'завершено', before: 4, after: 5 }],
};
export const newSubmissionExample = { period: '2026-Q1', reason: 'Внесено решение от 30 марта.' };
export const standingExample = {
  organisationId: organisationExample.id, name: 'Центр «Семья»', report: 'quarterlyToResourceCentre', label: 'ежеквартальная отчётность в ресурсный центр',
  receiver: 'resourceCentre', dueOn: '2026-04-10', state: 'submitted' as const,
  submitted: { id: submittedHeadingExample.id, version: 2, submittedAt: submittedHeadingExample.submittedAt },
};
