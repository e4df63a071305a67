import { allRegulations, hashInForce, hashOf } from '../db/queries/regulations.ts';
import { DomainError } from '../domain/errors.ts';
import type { RegulationSource } from '../domain/regulations/regulation.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from './context.ts';
import { pinnedRegulation } from './regulation-of.ts';

type ReadContext = Pick<OperationContext, 'db' | 'clock'>;

/** Where a new day begins first in Russia: what is in force anywhere is in force there. */
const FIRST_TO_TURN = 'Asia/Kamchatka';

/** Every published version of every regulation (порядок), by code and version. */
export async function listRegulations(ctx: ReadContext): Promise<RegulationSource[]> {
  return await allRegulations(ctx.db);
}

/**
 * A regulation with every rule answered, each with its clause.
 * @param version without it, the one in force today in the regulation's region
 * @throws DomainError not-found
 */
export async function getRegulation(ctx: ReadContext, code: string, version?: number): Promise<Regulation> {
  const found = version === undefined ? await inForce(ctx, code) : await published(ctx, code, version);
  if (found !== undefined) return found;
  const what = version === undefined ? code : `${code}, ${version}`;
  throw new DomainError([{ code: 'not-found', params: { what } }]);
}

/** The version in force today in the regulation's own region; undefined when there is none yet. */
export async function inForce(ctx: ReadContext, code: string): Promise<Regulation | undefined> {
  const probable = await inForceOn(ctx, code, ctx.clock.today(FIRST_TO_TURN));
  if (probable === undefined) return undefined;
  const today = ctx.clock.today(probable.timeZone);
  return probable.validFrom <= today ? probable : await inForceOn(ctx, code, today);
}

async function inForceOn({ db }: ReadContext, code: string, day: string): Promise<Regulation | undefined> {
  const key = await hashInForce(db, code, day);
  return key && (await pinnedRegulation(db, key.code, key.version));
}

async function published({ db }: ReadContext, code: string, version: number): Promise<Regulation | undefined> {
  return (await hashOf(db, code, version)) && (await pinnedRegulation(db, code, version));
}
