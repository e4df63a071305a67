import { type Kysely, type Selectable, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import type { WebhookTable } from '../webhook-tables.ts';

export type WebhookState = 'active' | 'paused' | 'disabled';

/** Why a webhook was disabled: the receiver said 410 Gone, or nothing but failures for days. */
export type DisabledReason = 'gone' | 'failing';

/** A webhook as its owner sees it: without the secrets. */
export interface Webhook {
  id: string;
  /** Who made it; once that client is revoked, nothing is sent. */
  clientId: string;
  url: string;
  description: string | null;
  /** None: every kind. */
  kinds: string[];
  state: WebhookState;
  disabledAt: string | null;
  disabledReason: DisabledReason | null;
  failingSince: string | null;
  /** A replay that was asked for and is not yet carried out. */
  replaySince: string | null;
  previousSecretValidUntil: string | null;
  createdAt: string;
  version: number;
}

/** Whose events a webhook is told of: the scope of the client that made it. */
export type WebhookScope = Extract<Scope, { kind: 'organisation' | 'partner' | 'municipality' | 'region' }>;

/** A new webhook, its secret sealed. */
export interface NewWebhookRow extends Pick<Webhook, 'id' | 'clientId' | 'url' | 'description' | 'kinds' | 'createdAt'> {
  scope: WebhookScope;
  sealedSecret: string;
}

export async function insertWebhook(tx: Tx, webhook: NewWebhookRow): Promise<Webhook> {
  const row = await tx.insertInto('webhook').values({
    id: webhook.id, client_id: webhook.clientId, ...columnsOf(webhook.scope), url: webhook.url, description: webhook.description,
    kinds: webhook.kinds, state: 'active', secret: webhook.sealedSecret, created_at: webhook.createdAt,
  }).returningAll().executeTakeFirstOrThrow();
  return webhookOf(row);
}

export async function countWebhooks(tx: Tx, scope: WebhookScope): Promise<number> {
  const { count } = await tx.selectFrom('webhook').select((eb) => eb.fn.countAll<number>().as('count'))
    .where(within(scope)).executeTakeFirstOrThrow();
  return Number(count);
}

/** The webhooks of a scope, by the order of making. */
export async function listWebhooks(db: Kysely<Database>, scope: WebhookScope, page: PageRequest): Promise<Page<Webhook>> {
  let query = db.selectFrom('webhook').selectAll().where(within(scope));
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], webhookOf);
}

export async function findWebhook(db: Kysely<Database>, scope: WebhookScope, id: string): Promise<Webhook | undefined> {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).where(within(scope)).executeTakeFirst();
  return row && webhookOf(row);
}

/** A webhook of the scope with its present sealed secret, locked until the end of the transaction. */
export async function lockWebhook(tx: Tx, scope: WebhookScope, id: string): Promise<{ webhook: Webhook; sealedSecret: string } | undefined> {
  const row = await tx.selectFrom('webhook').selectAll().where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst();
  return row && { webhook: webhookOf(row), sealedSecret: row.secret };
}

/** What may be changed of a locked webhook. */
export interface WebhookChanges {
  url?: string;
  description?: string | null;
  kinds?: string[];
  state?: 'active' | 'paused';
}

/** Changes a locked webhook. One that is set to work again forgets why it was disabled and that it failed. */
export async function storeWebhookChanges(tx: Tx, id: string, { state, ...changes }: WebhookChanges): Promise<Webhook> {
  const afresh = { disabled_at: null, disabled_reason: null, failing_since: null, failures: 0, rests_until: null };
  const row = await tx.updateTable('webhook')
    .set({ ...changes, ...(state === undefined ? {} : { state, ...afresh }), version: sql<number>`version + 1` })
    .where('id', '=', id).returningAll().executeTakeFirstOrThrow();
  return webhookOf(row);
}

/** Stores a new sealed secret of a locked webhook, and the former one where both are to sign for a while. */
export async function storeWebhookSecret(
  tx: Tx, id: string, sealedSecret: string, previous: { sealedSecret: string; validUntil: string } | null,
): Promise<Webhook> {
  const row = await tx.updateTable('webhook').set({
    secret: sealedSecret, previous_secret: previous?.sealedSecret ?? null, previous_valid_until: previous?.validUntil ?? null,
    version: sql<number>`version + 1`,
  }).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
  return webhookOf(row);
}

/** Notes that a locked webhook wants the events since an instant once more; of two wishes the earlier instant counts. */
export async function storeReplay(tx: Tx, id: string, since: string): Promise<Webhook> {
  const row = await tx.updateTable('webhook').set({ replay_since: sql<string>`least(replay_since, ${since}::timestamptz)`, rests_until: null })
    .where('id', '=', id).returningAll().executeTakeFirstOrThrow();
  return webhookOf(row);
}

/** Deletes a locked webhook and its deliveries. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('webhook').where('id', '=', id).execute();
}

function columnsOf(scope: WebhookScope) {
  const { kind, ...place } = scope;
  const { region = null, municipality = null, organisationId = null } = place as { region?: string; municipality?: string; organisationId?: string };
  return { scope: kind, region, municipality, organisation_id: organisationId };
}

function within(scope: WebhookScope) {
  const { scope: kind, region, municipality, organisation_id: organisationId } = columnsOf(scope);
  return sql<boolean>`webhook.scope = ${kind} and webhook.region is not distinct from ${region}
    and webhook.municipality is not distinct from ${municipality} and webhook.organisation_id is not distinct from ${organisationId}::uuid`;
}

function webhookOf(row: Selectable<WebhookTable>): Webhook {
  return {
    id: row.id, clientId: row.client_id, url: row.url, description: row.description, kinds: row.kinds,
    state: row.state as WebhookState, disabledAt: row.disabled_at, disabledReason: row.disabled_reason as DisabledReason | null,
    failingSince: row.failing_since, replaySince: row.replay_since, previousSecretValidUntil: row.previous_valid_until,
    createdAt: row.created_at, version: row.version,
  };
}
