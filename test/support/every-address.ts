import type { Named, Operation } from './every-document.ts';
import type { Side } from './every-side.ts';
import { OUTSIDE } from './outside-names.ts';

/** What a request puts into its named places. */
export type Values = Record<string, string>;

/** A thing that a path or a query names, by the part of the path before it. Whoever adds an operation says here what it names. */
const things: Record<string, (side: Side, of: CaseAsked) => string> = {
  'organisations.id': ({ cast }) => cast.provider.id,
  'specialists.id': ({ cast }) => cast.specialist.id,
  'clients.clientId': ({ clientId }) => clientId,
  'families.id': ({ live }) => live.family.id,
  'documents.id': ({ documentId }) => documentId,
  'document-templates.form': () => 'programme',
  'versions.version': () => '1',
  '?form': () => 'programme',
  'family-certificates.id': ({ certificateId }) => certificateId,
  'members.memberId': ({ live }) => live.mother,
  'cases.id': (_, { caseId }) => caseId,
  'programmes.number': () => '1',
  // what a partner has a part in, of the case in force; a letter that waits for an answer
  'measures.id': ({ live }) => `${live.id}.1.1`,
  'programmes.id': ({ live }) => `${live.id}.1`,
  'letters.id': ({ facts }) => facts.get('letters')?.factId ?? '',
  'calendar-links.linkId': ({ calendarLinkId }) => calendarLinkId,
  'external.system': () => OUTSIDE,
  'organisation.value': ({ cast }) => cast.provider.id,
  'specialist.value': ({ cast }) => cast.specialist.id,
  'family.value': ({ live }) => live.family.id,
  'case.value': (_, { caseId }) => caseId,
  'programme.value': (_, { caseId }) => caseId,
  'measure.value': (_, { caseId }) => caseId,
  '?body': () => 'council',
  '?date': () => '2026-12-31',
  'alerts.id': ({ alertId }) => alertId,
  'regulations.code': ({ cast }) => cast.provider.regulationCode ?? '',
  'regions.region': ({ cast }) => cast.provider.region,
  'calendar.region': ({ cast }) => cast.provider.region,
  'calendar.year': () => '2026',
  'registers.year': () => '2026',
  '?year': () => '2020',
  'jobs.job': () => 'turnAlerts',
  'job-runs.id': ({ jobRunId }) => jobRunId,
  'handovers.handoverId': ({ handoverId }) => handoverId,
  'webhooks.id': ({ webhookId }) => webhookId,
  'deliveries.deliveryId': ({ deliveryId }) => deliveryId,
  'resolutions.id': ({ resolutionId }) => resolutionId,
  'imports.id': ({ importId }) => importId,
  '?kind': () => 'families',
  '?offset': () => '0',
  '?quarter': () => '2026-Q3',
  '?period': () => '2026-Q1',
  'figures.figure': () => 'cases.in',
  'indicators.indicator': () => 'helped',
  'trainings.id': ({ trainingId }) => trainingId,
  'non-profit-partners.id': ({ nonProfitId }) => nonProfitId,
  'volunteers.id': ({ volunteerId }) => volunteerId,
  'submitted.id': ({ reportId }) => reportId,
  'surveys.id': ({ surveyId }) => surveyId,
  'case-statuses.externalId': ({ live }) => live.id,
  '?familyId': ({ live }) => live.family.id,
  '?caseId': ({ live }) => live.id,
  '?organisationId': ({ cast }) => cast.provider.id,
  '?curatorId': ({ cast }) => cast.specialist.id,
  '?specialistId': ({ cast }) => cast.specialist.id,
  '?from': () => '2026-01-12',
  '?as': () => 'action',
  '?by': () => 'level',
};
/** A query that an operation needs beside what the document calls required. */
const besides: Record<string, Values> = { addToCalendar: { workingDays: '10' } };

/** What nobody has; each place its own, so that they can be told apart, and as long as what somebody has. */
const nothings: Record<string, string> = {
  figure: 'no.thing', indicator: 'nothing', form: 'application', version: '99', year: '1901',
  externalId: '01990000-0000-7000-8000-0000000000fd',
  value: '01990000-0000-7000-8000-0000000000fc',
  id: '01990000-0000-7000-8000-0000000000f1', factId: '01990000-0000-7000-8000-0000000000f2', memberId: '01990000-0000-7000-8000-0000000000f3',
  clientId: '01990000-0000-7000-8000-0000000000f4', familyId: '01990000-0000-7000-8000-0000000000f5', number: '99',
  caseId: '01990000-0000-7000-8000-0000000000f6', organisationId: '01990000-0000-7000-8000-0000000000f7',
  curatorId: '01990000-0000-7000-8000-0000000000f8', specialistId: '01990000-0000-7000-8000-0000000000f9', linkId: '01990000-0000-7000-8000-0000000000fa', handoverId: '01990000-0000-7000-8000-0000000000fa', deliveryId: '01990000-0000-7000-8000-0000000000fb', code: 'nowhere-2017', region: 'nowhere-0', job: 'nothing',
};

interface CaseAsked {
  caseId: string;
}

/** The places of an operation's address that a request must fill, in their order. */
export function needed({ named }: Operation): Named[] {
  return named.filter(({ required }) => required);
}

/** The address of a side's own thing. A write goes to the case in force, a read to a case that has such a fact. */
export function valuesOf(operation: Operation, side: Side): Values {
  const place = side.facts.get(lastPart(operation.path));
  const caseId = operation.method === 'GET' && place !== undefined ? place.caseId : side.live.id;
  return Object.fromEntries(needed(operation).map((one) => [one.name, valueOf(operation, one, side, { caseId }, place?.factId)]));
}

/** What one side calls a single place. */
export function valueOf(operation: Operation, one: Named, side: Side, asked: CaseAsked = { caseId: side.live.id }, factId?: string): string {
  if (one.name === 'factId' && factId !== undefined) return factId;
  const thing = things[keyOf(operation, one)];
  if (thing === undefined) throw new Error(`${operation.operationId}: nothing is known to put into ${keyOf(operation, one)}`);
  return thing(side, asked);
}

/** What nobody has, to put into a place. */
export function nothingFor({ operationId, path }: Operation, { name }: Named): string {
  const nothing = nothings[name];
  if (nothing === undefined) throw new Error(`${operationId}: nothing is known that ${name} never is`);
  return `${nothing}${endings.find(([part]) => path.includes(part))?.[1] ?? ''}`;
}

/** What an address of a part of a case has behind the case's id. */
const endings = [['/partner/measures/', '.1.1'], ['/partner/programmes/', '.1']] as const;

/** Whether a place names a thing that can be somebody's, or not be there; not a way of counting, nor a year unless it is a register's. */
export function namesAThing({ path }: Operation, one: Named): boolean {
  if (one.in === 'path' && path.startsWith('/v1/registers/')) return true;
  return one.isId || (one.in === 'path' && !['year', 'system'].includes(one.name));
}

export function urlOf({ operationId, path, named }: Operation, values: Values): string {
  const query = new URLSearchParams(besides[operationId]);
  for (const { in: place, name } of named) if (place === 'query' && values[name] !== undefined) query.set(name, values[name]);
  if (named.some(({ name }) => name === 'dryRun')) query.set('dryRun', 'true');
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? '');
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

function keyOf({ path }: Operation, { in: place, name }: Named): string {
  if (place === 'query') return `?${name}`;
  return `${lastPart(path.slice(0, path.indexOf(`{${name}}`)))}.${name}`;
}

/** The last part of a path that is not a placeholder. */
function lastPart(path: string): string {
  return path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
}
