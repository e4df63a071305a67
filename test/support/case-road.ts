import type { LightMyRequestResponse } from 'fastify';
import { lapseAlerts, raiseAlerts } from '../../src/db/queries/alert-turns.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { Organisation } from '../../src/db/queries/organisations.ts';
import type { Specialist } from '../../src/db/queries/specialists.ts';
import type { Family } from '../../src/domain/family.ts';
import type { TestApp } from './app.ts';
import { aFamily, aPartner, aProvider, aSpecialist } from './factories.ts';

/** Whoever takes part in a case over HTTP. */
export interface Cast {
  api: TestApp;
  provider: Organisation;
  partner: Organisation;
  specialist: Specialist;
  /** Tokens of the provider's people, made when they are asked for: the clock moves on, and a token is short-lived. */
  readonly curator: string;
  readonly head: string;
  readonly council: string;
}

/** A provider with a curator, a head and a council, and a partner, all in one region. */
export async function aCast(api: TestApp): Promise<Cast> {
  const provider = await aProvider(api.db);
  const organisationId = provider.id;
  const specialist = await aSpecialist(api.db, provider);
  return {
    api,
    provider,
    partner: await aPartner(api.db),
    specialist,
    get curator() {
      return api.token('curator', { organisationId, specialistId: specialist.id });
    },
    get head() {
      return api.token('head', { organisationId });
    },
    get council() {
      return api.token('council', { organisationId });
    },
  };
}

type Body = Record<string, unknown>;
type Staff = 'curator' | 'head' | 'council';

/** A case on its way: its address, its family, and what was answered last. */
export interface CaseOnRoad {
  cast: Cast;
  family: Family;
  id: string;
  url: string;
  mother: string;
  child: string;
}

/** Opens a case on the mother's application; the clock moves to noon of that day in Moscow. */
export async function openedCase(cast: Cast, date = '2026-03-02'): Promise<CaseOnRoad> {
  const family = await aFamily(cast.api.db, cast.provider, { intake: cast.specialist.id });
  const [mother = '', child = ''] = family.members.map(({ id }) => id);
  at(cast, date);
  const body = {
    familyId: family.id, date, ground: 'parentApplication', form: 'group', applicantMemberId: mother,
    circumstances: [{ code: 'disabledChild' }],
  };
  const reply = mustBe(201, await cast.api.call('POST', '/v1/cases', { as: cast.curator, body }));
  const { id } = reply.json<{ id: string }>();
  return { cast, family, id, url: `/v1/cases/${id}`, mother, child };
}

/** Moves the clock to noon of a day in Moscow. */
export function at({ api }: Pick<Cast, 'api'>, date: string): void {
  api.clock.set(`${date}T09:00:00.000Z`);
}

/** Raises and ends what the region's alerts call for today, as the job does. */
export async function alertsTurned({ api, provider }: Cast): Promise<void> {
  const { clock, db } = api;
  const turn = { region: provider.region, day: clock.today('Europe/Moscow'), now: clock.now(), limit: 1000 };
  await inTransaction(db, systemWall, async (tx) => {
    await lapseAlerts(tx, turn);
    await raiseAlerts(tx, turn);
  });
}

/** Sends a fact on its day, the clock moved to it unless `today` says another; answers whatever came. */
export async function send(
  road: CaseOnRoad, path: string, body: Body, how: { as?: Staff; today?: string; dryRun?: boolean; key?: string } = {},
): Promise<LightMyRequestResponse> {
  const { cast, url } = road;
  at(cast, how.today ?? String(body['date']));
  const query = how.dryRun === true ? '?dryRun=true' : '';
  return await cast.api.call('POST', `${url}/${path}${query}`, {
    as: cast[how.as ?? 'curator'], body, ...(how.key === undefined ? {} : { key: how.key }),
  });
}

export function mustBe(status: number, reply: LightMyRequestResponse): LightMyRequestResponse {
  if (reply.statusCode !== status) throw new Error(`${status} expected, ${reply.statusCode} came: ${reply.body}`);
  return reply;
}

export function decisionBody(date: string, kind: string, changes: Body = {}): Body {
  return {
    date, kind, body: 'council', number: 'К-1',
    membersPresent: [{ name: 'Директорова Елена Примеровна', position: 'директор' }],
    family: { invited: true, attended: true },
    outsideParticipants: [{ name: 'Врачев Олег Тестович', organisation: 'Поликлиника № 0 «Образцовая»' }],
    text: 'Решили.', ...changes,
  };
}

/** The mother's consent to everything that the road needs. */
export function consentBody({ mother }: CaseOnRoad, date: string, changes: Body = {}): Body {
  return { date, memberId: mother, textVersion: '2026-1', scope: ['processing', 'transferToExecutors', 'outsideSpecialists'], ...changes };
}

export function programmeBody({ cast, mother, child }: CaseOnRoad, date: string, dueOn: readonly string[]): Body {
  return {
    date,
    goal: 'Помочь семье', tasks: ['Организовать лечение ребёнка'], expectedResults: 'Семья справляется сама',
    measures: dueOn.map((due, index) => ({
      helpType: index === 0 ? 'medical' : 'social',
      title: `Мероприятие ${index + 1}`,
      dueOn: due,
      targetMemberIds: [child],
      executor: index === 0 ? { kind: 'organisation', organisationId: cast.partner.id } : { kind: 'curator' },
      coExecutors: [{ kind: 'familyMember', memberId: mother }],
    })),
  };
}

interface Step {
  path: string;
  body: Body;
  as?: Staff;
}

/** The requests of Tatarstan's road in order, for a case opened on 2 March 2026; the start is on 13 March. */
export function tatarstanSteps(road: CaseOnRoad, level = 'crisis') {
  const { mother, child, cast } = road;
  return {
    consent: { path: 'consents', body: consentBody(road, '2026-03-02') },
    servicesProgramme: {
      path: 'papers',
      body: {
        date: '2026-03-03', type: 'individualServicesProgramme', number: 'ИППСУ-1', issuedOn: '2026-02-20', issuer: 'Центр занятости',
      },
    },
    curator: { path: 'curator-assignments', as: 'head', body: { date: '2026-03-03', specialistId: cast.specialist.id } },
    personalDocuments: {
      path: 'papers', body: { date: '2026-03-04', type: 'personalDocuments', documents: [{ name: 'паспорт', memberId: mother }] },
    },
    livingConditions: {
      path: 'papers',
      body: {
        date: '2026-03-04', type: 'livingConditionsReport', specialistNames: ['Кураторова Анна Тестовна'],
        conclusion: 'Условия удовлетворительные', housing: { rooms: 2, areaSquareMetres: 43.5 },
      },
    },
    interviews: {
      path: 'papers', body: { date: '2026-03-05', type: 'interviewResults', method: 'conversation', summary: 'Семья просит помощи' },
    },
    primaryDiagnostics: {
      path: 'diagnostics',
      body: {
        date: '2026-03-05', kind: 'primary', conclusion: 'Нужна помощь', specialistName: 'Психологова Ольга Примеровна', memberIds: [child],
      },
    },
    level: { path: 'level-assignments', body: { date: '2026-03-06', level, reason: 'По обстоятельствам семьи' } },
    draft: { path: 'programmes', body: programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']) },
    submission: { path: 'programmes/1/submissions', body: { date: '2026-03-10', body: 'council' } },
    approval: { path: 'decisions', as: 'council', body: decisionBody('2026-03-11', 'approveProgramme', { programmeNumber: 1 }) },
    signature: {
      path: 'signatures', body: { date: '2026-03-12', programmeNumber: 1, act: 'signed', signer: 'family', memberId: mother },
    },
    copy: {
      path: 'signatures', body: { date: '2026-03-13', programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: mother },
    },
  } satisfies Record<string, Step>;
}

export type StepName = keyof ReturnType<typeof tatarstanSteps>;

/** A case that has walked the road up to and including a step. */
export async function walkedTo(cast: Cast, upTo: StepName = 'copy', level?: string): Promise<CaseOnRoad> {
  const road = await openedCase(cast);
  const steps = Object.entries(tatarstanSteps(road, level)) as [StepName, Step][];
  for (const [name, step] of steps) {
    await walk(road, step);
    if (name === upTo) break;
  }
  return road;
}

/** Sends a step that must be recorded. */
export async function walk(road: CaseOnRoad, { path, body, as }: Step): Promise<LightMyRequestResponse> {
  return mustBe(201, await send(road, path, body, as === undefined ? {} : { as }));
}

/** The case as its curator reads it now. */
export async function stateOf<T = Record<string, unknown>>({ cast, url }: CaseOnRoad): Promise<T> {
  return mustBe(200, await cast.api.call('GET', url, { as: cast.curator })).json<T>();
}

/** What a refusal says: `[pointer, code, clause]` of each violation. */
export function refusals(reply: LightMyRequestResponse): (string | undefined)[][] {
  const { errors = [] } = reply.json<{ errors?: { pointer: string; code: string; clause?: string }[] }>();
  return errors.map(({ pointer, code, clause }) => [pointer, code, clause]);
}
