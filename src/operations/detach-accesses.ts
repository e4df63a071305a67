import { Temporal } from 'temporal-polyfill';
import { addCuts, type NewCut } from '../db/queries/access-cuts.ts';
import { type RecordPlace, recordsOfPart, type StoredRecord } from '../db/queries/access-verification.ts';
import { detachPartition, duePartition, type PartBounds } from '../db/queries/partitions.ts';
import { sealOfCut } from './access-seal.ts';
import type { RunContext } from './job-run.ts';
import type { AccessRetention } from './retention.ts';
import { underClaim } from './under-claim.ts';
import { type Keys, keysByName, placeFaults, sealFaults, unknownKey } from './verify-record.ts';

const PAGE = 1_000;

/** What goes of one chain: numbers without a hole. Where a month ends, chains of several processes interlace, so that there may be more than one. */
interface Stretch {
  chain: string;
  first: bigint;
  previousHash: string;
  last: bigint;
  lastHash: string;
}

/**
 * Takes the oldest month of the record of accesses out, if all of it is older than the instant: looks through it as the verifier does, for what goes is
 * not looked at any more, and leaves a sealed cut for each chain. Whether there was a month to take out.
 * @throws TamperedAccesses when a record was changed, AuditKeyMissing when it was sealed with a key that is not given: then nothing goes
 * @throws LostClaim
 */
export async function detachAccesses(ctx: RunContext, { key, earlierKeys }: AccessRetention, before: string): Promise<boolean> {
  const part = await duePartition(ctx.db, 'access_record', before);
  if (part === undefined) return false;
  const stretches = await stretchesOf(ctx, part, keysByName([key, ...earlierKeys]));
  const at = ctx.clock.now();
  const micros = `${Temporal.Instant.from(at).epochMilliseconds}000`;
  const cuts = stretches.map(({ chain, first, previousHash, last, lastHash }): NewCut => {
    const cut = { chain, firstSeq: String(first), lastSeq: String(last), previousHash, lastHash, part: part.name, keyId: key.id };
    return { ...cut, at, seal: sealOfCut(key, { ...cut, at: micros }).toString('hex') };
  });
  await underClaim(ctx, async (tx) => {
    await addCuts(tx, cuts);
    if (await detachPartition(tx, 'access_record', before) === null) throw new Error(`${part.name} is gone meanwhile`);
    return 1;
  });
  return true;
}

/** What a month holds of each chain. Page by page in transactions of their own, which keep the claim alive. */
async function stretchesOf(ctx: RunContext, part: PartBounds, keys: Keys): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  let after: RecordPlace | undefined;
  for (;;) {
    ctx.signal.throwIfAborted();
    let page: StoredRecord[] = [];
    await underClaim(ctx, async (tx) => {
      page = await recordsOfPart(tx, part, after, PAGE);
      return 0;
    });
    for (const record of page) take(stretches, record, keys);
    after = page.at(-1);
    if (page.length < PAGE) return stretches;
  }
}

/** A record goes on with the last stretch, or begins one. */
function take(stretches: Stretch[], record: StoredRecord, keys: Keys): void {
  const { chain, hash, previousHash } = record;
  const seq = BigInt(record.seq);
  const last = stretches.at(-1);
  const follows = last?.chain === chain && seq === last.last + 1n;
  if (!keys.has(record.keyId)) throw new AuditKeyMissing(`${chain} record ${record.seq} is ${unknownKey(record.keyId)}; name its file in AUDIT_EXTRA_KEY_FILES`);
  const faults = [...(follows ? placeFaults(record, { seq: last.last, hash: last.lastHash }) : []), ...sealFaults(record, keys)];
  if (faults.length > 0) throw new TamperedAccesses(`${chain} record ${record.seq}: ${faults.join('; ')}`);
  if (follows) Object.assign(last, { last: seq, lastHash: hash });
  else stretches.push({ chain, first: seq, previousHash, last: seq, lastHash: hash });
}

/** What is amiss stays where it is, for `npm run audit:verify` and for whoever looks into it (docs/audit.md). */
export class TamperedAccesses extends Error {
  override name = 'TamperedAccesses';
}

/** Without the key that sealed a record nobody can say whether it is as it was written. */
export class AuditKeyMissing extends Error {
  override name = 'AuditKeyMissing';
}
