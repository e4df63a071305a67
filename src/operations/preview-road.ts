import { hashInForce } from '../db/queries/regulations.ts';
import { DomainError, refuseIfAny, type Violation, violationText } from '../domain/errors.ts';
import { previewRoad as previewOf, type RoadQuestion, roadRefusals } from '../domain/regulations/preview.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { OperationContext } from './context.ts';
import { getRegulation } from './read-regulations.ts';
import { findRegulationOn } from './regulation-of.ts';
import { calendarOf } from './working-calendar.ts';

export interface RoadRequest extends RoadQuestion {
  /** Without it the version in force on the day of the approach, as for a case opened on that day. */
  version?: number;
}

const LAST_DAY = '9999-12-31';

/**
 * The whole road of a regulation for a level and a few days, with nothing stored.
 * @throws DomainError not-found, regulation.not-in-force, or what the region does not have of the request
 */
export async function previewRoad(ctx: OperationContext, code: string, { version, ...question }: RoadRequest) {
  const regulation = version === undefined
    ? await inForceOn(ctx, code, question.approachedOn)
    : await getRegulation(ctx, code, version);
  refuseIfAny(roadRefusals(regulation, question));
  const preview = previewOf(regulation, await calendarOf(ctx.db, regulation.region), question);
  return { ...preview, warnings: preview.warnings.map(warningOf) };
}

async function inForceOn({ db }: OperationContext, code: string, date: string): Promise<Regulation> {
  const found = await findRegulationOn(db, code, date);
  if (found !== undefined) return found;
  const known = await hashInForce(db, code, LAST_DAY);
  if (known === undefined) throw new DomainError([{ code: 'not-found', params: { what: code } }]);
  throw new DomainError([{ code: 'regulation.not-in-force', pointer: '/approachedOn', params: { regulation: code, date } }]);
}

function warningOf(warning: Violation) {
  const { code, pointer, citation } = warning;
  return { code, pointer: pointer ?? '', text: violationText(warning, 'ru'), textEn: violationText(warning, 'en'), citation: citation ?? null };
}
