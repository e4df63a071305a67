import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { courier, type Courier, type DeliveryDeps } from '../../src/jobs/deliver-webhooks.ts';
import type { WebhookDesk } from '../../src/operations/webhooks/webhook-desk.ts';
import { type TestApp, testApp, type TestAppOptions, testWebhooks } from '../support/app.ts';
import { aProvider } from '../support/factories.ts';
import { silent } from '../jobs/setting.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** What an event of a test says; the rest is made up. */
export interface Told {
  organisationId?: string | null;
  recipient?: string;
  municipality?: string;
  region?: string;
  caseId?: string | null;
  kind?: string;
  data?: Record<string, unknown>;
}

export interface WebhookSetting {
  api: TestApp;
  organisationId: string;
  seal: WebhookDesk['seal'];
  /** A token of the provider's head. */
  readonly head: string;
  /** Another process that delivers. */
  courier(deps?: Partial<DeliveryDeps>): Courier;
  /** Looks of one process, until everything is handed out and nothing is under way. */
  deliver(deps?: Partial<DeliveryDeps>): Promise<void>;
  /** Puts events into the outbox, in order, in one transaction. */
  tell(...events: Told[]): Promise<void>;
  /** A new webhook: its id and its secret. */
  hook(url: string, wish?: { as?: string; kinds?: string[] }): Promise<{ id: string; secret: string }>;
  /** State, attempts and what else the deliveries of a webhook have come to, in the order of the events. */
  deliveries(id: string, as?: string): Promise<Record<string, unknown>[]>;
}

export async function aWebhookSetting(
  t: Teardown, desk: WebhookDesk = testWebhooks, options: TestAppOptions = {},
): Promise<WebhookSetting> {
  const api = await testApp(t, { ...options, webhooks: desk });
  const { id: organisationId, region } = await aProvider(api.db);
  // made anew each time: the tests move the clock, and a token does not live for long
  const token = () => api.token('head', { organisationId, region });
  const made = (deps: Partial<DeliveryDeps> = {}) => courier({ db: api.service, clock: api.clock, logger: silent, random: () => 0.5, ...desk, ...deps });
  return {
    api, organisationId, seal: desk.seal, courier: made,
    get head() {
      return token();
    },
    async deliver(deps) {
      const man = made(deps);
      do {
        await man.look();
        await man.idle();
      } while (await isBehind(api));
    },
    async tell(...events) {
      await api.db.insertInto('outbox').values(events.map((event) => ({
        region: event.region ?? region, organisation_id: event.organisationId === undefined ? organisationId : event.organisationId,
        recipient_organisation_id: event.recipient ?? null, municipality: event.municipality ?? null,
        case_id: event.caseId === undefined ? randomUUID() : event.caseId, kind: event.kind ?? 'case.deadlinesChanged',
        data: JSON.stringify(event.data ?? { deadlines: 1 }), occurred_at: api.clock.now(),
      }))).execute();
    },
    async hook(url, { as = token(), kinds } = {}) {
      const reply = await api.call('POST', '/v1/webhooks', { as, body: { url, ...(kinds === undefined ? {} : { kinds }) } });
      if (reply.statusCode !== 201) throw new Error(reply.body);
      return reply.json<{ id: string; secret: string }>();
    },
    async deliveries(id, as = token()) {
      const reply = await api.call('GET', `/v1/webhooks/${id}/deliveries?limit=200`, { as });
      const rows = await api.db.selectFrom('webhook_delivery').select(['id', 'event_pos']).execute();
      const position = new Map(rows.map((row) => [row.id, row.event_pos ?? 0]));
      const { items } = reply.json<{ items: ({ id: string } & Record<string, unknown>)[] }>();
      return items.toSorted((one, other) => (position.get(one.id) ?? 0) - (position.get(other.id) ?? 0));
    },
  };
}

/** Whether an event is not handed out yet: transactions in other databases of the server hold the position back as well. */
async function isBehind({ db }: TestApp): Promise<boolean> {
  const { rows } = await sql`select from outbox o, webhook_position p where (o.xid, o.pos) > (p.xid, p.pos) limit 1`.execute(db);
  return rows.length > 0;
}
