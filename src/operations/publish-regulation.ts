import { recordAudit } from '../db/queries/audit.ts';
import { emit } from '../db/queries/outbox.ts';
import { insertRegulation, type Newest, newestVersion } from '../db/queries/regulations.ts';
import type { Scope } from '../db/scope.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import { regulationFaults } from '../domain/regulations/faults.ts';
import type { RegulationSource } from '../domain/regulations/regulation.ts';
import { type Regulation, resolveRegulation } from '../domain/regulations/resolve.ts';
import { contentHash } from './content-hash.ts';
import type { OperationContext } from './context.ts';

/**
 * Publishes a new version of a region's regulation, or the first of a new code. It never changes afterwards; cases opened on an approach
 * from `validFrom` on live by it, earlier ones keep theirs until a decision moves them.
 * @throws DomainError regulation.*: every fault of the content, and everything that stands against its place among the versions
 */
export async function publishRegulation(tx: Tx, ctx: OperationContext, request: RegulationSource): Promise<Regulation> {
  const source = inOrder(request);
  const newest = await newestVersion(tx, source.code);
  refuseIfAny([...regionViolations(source, newest, ownRegion(ctx.caller.scope)), ...versionViolations(source, newest), ...regulationFaults(source)]);
  // Whoever published the same version at the same moment was first.
  const made = await insertRegulation(tx, source, contentHash(source), ctx.clock.now());
  if (!made) throw new DomainError([publishedAlready(source, source.version + 1)]);
  await announce(tx, ctx, source);
  return resolveRegulation(source);
}

async function announce(tx: Tx, ctx: OperationContext, { code, version, validFrom, region, rules }: RegulationSource): Promise<void> {
  recordAudit(tx, ctx, { kind: 'regulation', id: `${code}@${version}` }, { rules: Object.keys(rules) });
  emit(tx, {
    kind: 'regulation.published', region, organisationId: null, data: { code, version, validFrom }, occurredAt: ctx.clock.now(),
  });
}

/** The hash is taken over the text, so the same content must have its fields in one order. */
function inOrder({ code, version, validFrom, region, timeZone, title, rules }: RegulationSource): RegulationSource {
  return { code, version, validFrom, region, timeZone, title: { ru: title.ru, en: title.en }, rules };
}

function regionViolations({ code, region }: RegulationSource, newest: Newest | undefined, own: string): Violation[] {
  const foreign: Violation[] = region === own ? [] : [{ code: 'regulation.foreign-region', pointer: '/region', params: { region: own } }];
  const taken = newest !== undefined && newest.region !== own;
  return taken ? [...foreign, { code: 'regulation.region-fixed', pointer: '/code', params: { regulation: code } }] : foreign;
}

function versionViolations(source: RegulationSource, newest: Newest | undefined): Violation[] {
  const { code, version, validFrom } = source;
  const next = (newest?.version ?? 0) + 1;
  if (version < next) return [publishedAlready(source, next)];
  if (version > next) return [{ code: 'regulation.version-not-next', pointer: '/version', params: { regulation: code, version, next } }];
  if (newest === undefined || validFrom > newest.validFrom) return [];
  return [{ code: 'regulation.valid-from-early', pointer: '/validFrom', params: { previous: newest.validFrom } }];
}

function publishedAlready({ code, version }: RegulationSource, next: number): Violation {
  return { code: 'regulation.published-already', pointer: '/version', params: { regulation: code, version, next } };
}

/** Regulations are published by a region's office; the door lets nobody else in. */
function ownRegion(scope: Scope): string {
  if (scope.kind === 'region') return scope.region;
  throw new Error(`a caller of scope ${scope.kind} has no region to publish for`);
}
