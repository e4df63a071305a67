import { newId } from '../../src/db/new-id.ts';
import type { Organisation } from '../../src/db/queries/organisations.ts';
import type { Specialist } from '../../src/db/queries/specialists.ts';
import type { TestApp } from './app.ts';
import { at, type CaseOnRoad, type Cast, mustBe, walk } from './case-road.ts';
import { anImport } from './every-import.ts';
import { aCertificate, aCertificatePrint } from './certificates.ts';
import { aDocument, aTemplate } from './documents.ts';
import { type OwnRecords, ownRecords } from './every-own-record.ts';
import { aReport } from './every-report.ts';
import { ended, opened, walked, withdrawn } from './every-roads.ts';
import { aCentre, aSurvey } from './surveys.ts';
import { nameOutside } from './outside-names.ts';

/** A fact and where it stands. */
export interface FactPlace {
  caseId: string;
  factId: string;
}

/** What one curator of one provider has: cases with a fact of every kind, families that nobody else is called like. */
export interface Side extends OwnRecords {
  name: string;
  cast: Cast;
  /** A case in force, whose measures are late; where nobody writes the one that ended does for it. */
  live: CaseOnRoad;
  /** One that ended well and is watched. */
  done: CaseOnRoad;
  /** One that was never taken on, of a family that withdrew its consent. */
  gone: CaseOnRoad;
  /** A fact of each kind, by the last part of its collection's address. */
  facts: ReadonlyMap<string, FactPlace>;
  clientId: string;
  /** An alert about the live case that concerns the commission too. */
  alertId: string;
  /** A link to the specialist's calendar. */
  calendarLinkId: string;
  /** A handover of the curator's, of the live case. */
  handoverId: string;
  /** A resolution of the municipality's commission on the side's cases. */
  resolutionId: string;
  /** Its recommendation on the live case, which waits for an answer; the one on the case that ended has its answer. */
  recommendationFactId: string;
  /** A webhook of the provider's, and a delivery that it failed to take. */
  webhookId: string;
  deliveryId: string;
  /** An import that has made the family of the live case. */
  importId: string;
  /** A report that its provider has submitted. */
  reportId: string;
  /** A resource centre of the side's own, and its survey about the provider, closed. */
  centreId: string;
  surveyId: string;
  /** A paper issued in the live case. */
  documentId: string;
  certificateId: string;
  /** A run of a job in the region of the side. */
  jobRunId: string;
  /** Whatever of the families must not be read by others: ids, names, addresses, telephones. */
  secrets: readonly string[];
}

/** Who plays on a side, and where the families live. */
export interface SideOf {
  name: string;
  api: TestApp;
  provider: Organisation;
  partner: Organisation;
  specialist: Specialist;
  municipality: string;
  clientId: string;
  /** Whether the side is written to. */
  writes: boolean;
}

export async function aSide(people: SideOf): Promise<Side> {
  const cast = castOf(people);
  const done = await ended(await walked(cast, people, 'Концова'));
  const live = people.writes ? await walked(cast, people, 'Живова') : done;
  const gone = await withdrawn(await opened(cast, people, 'Уходова'));
  const { resolutionId, recommendationFactId } = await aResolution(people, live, done);
  await nameOutside(people.api, { ...people, familyId: live.family.id, caseId: live.id });
  const facts = await factsOf([done, gone]);
  const alertId = await anAlert(people, live);
  const handoverId = await aHandover(people, live);
  const secrets = [alertId, handoverId, resolutionId, recommendationFactId, ...[live, done, gone].flatMap(secretsOf), ...[...facts.values()].map(({ factId }) => factId)];
  const documentId = await aDocument(people.api.db, live);
  await aTemplate(people.api.db, people.provider.region);
  const calendarLinkId = await aCalendarLink(people);
  const importId = await anImport(people, live);
  const jobRunId = await aJobRun(people);
  const reportId = await aReport(people, 'resourceCentre', live.id);
  const { id: centreId, surveyId } = await aCentreWithSurvey(people);
  const webhook = await aWebhook(people, { scope: 'organisation', organisation_id: people.provider.id });
  const certificateId = await aCertificate(people.api.db, live.family);
  await aCertificatePrint(people.api.db, certificateId);
  const records = await ownRecords(people);
  return {
    name: people.name, cast, live, done, gone, facts, clientId: people.clientId, alertId, handoverId, calendarLinkId, importId, certificateId, documentId, jobRunId,
    reportId, centreId, surveyId, ...webhook, ...records, resolutionId, recommendationFactId, secrets,
  };
}

/** The cases of a side. */
export function casesOf({ live, done, gone }: Side): CaseOnRoad[] {
  return [...new Set([live, done, gone])];
}

/** What of a family's own file only its keepers read. */
export function personalOf({ family: { address, contactPhone, members } }: CaseOnRoad): string[] {
  return [address ?? '', contactPhone ?? '', ...members.map(({ fullName }) => fullName ?? '')];
}

function secretsOf(road: CaseOnRoad): string[] {
  return [road.id, road.family.id, ...road.family.members.map(({ id }) => id), ...personalOf(road)];
}

function castOf({ api, provider, partner, specialist }: SideOf): Cast {
  const wish = { organisationId: provider.id, region: provider.region };
  return {
    api, provider, partner, specialist,
    get curator() {
      return api.token('curator', { ...wish, specialistId: specialist.id });
    },
    get head() {
      return api.token('head', wish);
    },
    get council() {
      return api.token('council', wish);
    },
  };
}

async function anAlert({ api, provider: { id: organisationId, region } }: SideOf, { id: caseId }: CaseOnRoad): Promise<string> {
  const id = newId();
  const on = '2026-07-01T21:05:00.000Z';
  await api.db.insertInto('alert').values({
    id, case_id: caseId, specialist_id: null, region, organisation_id: organisationId, kind: 'programmeExpired', subject: 'programme',
    severity: 'critical', raise_on: '2026-07-02', lapse_on: null, due_on: '2026-07-01', planned_at: on, raised_at: on, ended_at: null,
    citation: JSON.stringify({ regulation: 'checked-2017', version: 1, clause: 'п. 5.7', inherited: false }),
    escalate_on: '2026-07-02', for_commission: true,
  }).execute();
  return id;
}

/** A resolution that gives nobody orders here: a recommendation in each case, answered in the one that ended. */
async function aResolution(
  { api, name, provider: { region }, municipality }: SideOf, live: CaseOnRoad, done: CaseOnRoad,
): Promise<{ resolutionId: string; recommendationFactId: string }> {
  const cases = [...new Set([live, done])];
  const items = cases.map(({ id }) => ({ word: 'interimResult', case: { by: 'id', id } }));
  const body = { number: `П ${name}`, date: '2026-07-01', text: 'Принять к сведению.', items };
  at({ api }, body.date);
  const reply = await api.call('POST', '/v1/kdn/resolutions', { as: api.token('commission', { region, municipality }), body });
  const { id, items: told } = mustBe(201, reply).json<{ id: string; items: { caseId: string; factId: string }[] }>();
  const factOf = ({ id: caseId }: CaseOnRoad) => told.find((item) => item.caseId === caseId)?.factId ?? '';
  const answer = { date: '2026-07-01', recommendationFactId: factOf(done), followed: 'yes', text: 'Учтено.' };
  await walk(done, { path: 'recommendation-answers', body: answer });
  return { resolutionId: id, recommendationFactId: factOf(live) };
}

async function aCalendarLink({ api, provider: { id: organisationId }, specialist }: SideOf): Promise<string> {
  const id = newId();
  await api.db.insertInto('calendar_link').values({
    id, organisation_id: organisationId, specialist_id: specialist.id, label: 'Телефон', names: false, created_by: 'test',
    token_hash: id.replaceAll('-', '').repeat(2), created_at: '2026-03-02T09:00:00.000Z', revoked_at: null,
  }).execute();
  return id;
}

/** Made by hand: the curator's case stays where it is. */
async function aHandover({ api, provider: { id: organisationId, region }, specialist }: SideOf, { id: caseId, family }: CaseOnRoad): Promise<string> {
  const id = newId();
  await api.db.insertInto('handover').values({
    id, organisation_id: organisationId, region, from_specialist_id: specialist.id, happened_on: '2026-07-01', until: null, reason: 'leave',
    note: 'Приказ № 1', state: 'lasting', created_at: '2026-07-01T09:00:00.000Z', created_by: 'test',
  }).execute();
  await api.db.insertInto('handover_case').values({
    handover_id: id, case_id: caseId, family_id: family.id, organisation_id: organisationId, to_specialist_id: specialist.id, level: null,
    state: 'handedOver', settled_on: null, kept_because: null,
  }).execute();
  return id;
}

/** A webhook of a scope, and a delivery that it failed to take. */
export async function aWebhook(
  { api }: Pick<SideOf, 'api'>, place: { scope: string; organisation_id?: string; region?: string; municipality?: string },
): Promise<Pick<Side, 'webhookId' | 'deliveryId'>> {
  const [webhookId, deliveryId] = [newId(), newId()];
  const at = '2026-07-01T09:00:00.000Z';
  await api.db.insertInto('webhook').values({
    id: webhookId, client_id: 'test', url: 'https://receiver.example.org/hook', kinds: [], state: 'active', secret: 'sealed', created_at: at, ...place,
  }).execute();
  await api.db.insertInto('webhook_delivery').values({
    id: deliveryId, webhook_id: webhookId, event_id: `evt_${deliveryId}`, kind: 'webhook.test', occurred_at: at, state: 'failed', next_attempt_at: at, created_at: at,
  }).execute();
  return { webhookId, deliveryId };
}

async function aCentreWithSurvey({ api, name, provider }: SideOf): Promise<{ id: string; surveyId: string }> {
  const centre = await aCentre(api.db, { region: provider.region, name: `Ресурсный центр ${name}` });
  const { id: surveyId } = await aSurvey(api.db, centre, provider);
  await api.db.updateTable('survey').set({ closed_at: '2026-06-30T18:00:00.000Z' }).where('id', '=', surveyId).execute();
  return { id: centre.id, surveyId };
}

let runs = 0;

/** Of a day long gone, so that no job is disturbed. */
async function aJobRun({ api, provider: { region } }: SideOf): Promise<string> {
  const id = newId();
  runs += 1;
  const day = `2020-01-${String(runs).padStart(2, '0')}`;
  const done = { state: 'done', attempts: 1, fence: 1, rows_changed: 0 };
  await api.db.insertInto('job_run').values({ id, job: 'cleanUp', region, day, due_at: `${day}T21:05:00.000Z`, ...done }).execute();
  return id;
}

/** The last fact of each kind, as the timeline of each case has them; later cases do not take the place of earlier ones. */
async function factsOf(roads: readonly CaseOnRoad[]): Promise<Map<string, FactPlace>> {
  const found = new Map<string, FactPlace>();
  for (const { cast: { api }, id } of roads) {
    const rows = await api.db.selectFrom('case_fact').select(['id', 'kind']).where('case_id', '=', id).orderBy('seq').execute();
    for (const { id: factId, kind } of rows) {
      const collection = collectionOf(kind);
      if (!found.has(collection)) found.set(collection, { caseId: id, factId });
    }
  }
  return found;
}

/** `postSupportCheck` stands under `post-support-checks`. */
function collectionOf(kind: string): string {
  return `${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}s`;
}
