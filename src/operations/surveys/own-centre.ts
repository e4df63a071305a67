import { lockSurvey } from '../../db/queries/surveys.ts';
import type { Scope } from '../../db/scope.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Survey } from '../../domain/survey.ts';
import type { OperationContext } from '../context.ts';

/** The resource centre that the caller belongs to. @throws DomainError not-found for anybody else */
export function centreOf({ caller: { scope } }: OperationContext): Extract<Scope, { kind: 'centre' }> {
  if (scope.kind !== 'centre') throw noSurvey('resourceCentre');
  return scope;
}

/** A survey of the caller's resource centre, locked. @throws DomainError not-found */
export async function lockedSurvey(tx: Tx, ctx: OperationContext, id: string): Promise<Survey> {
  const survey = await lockSurvey(tx, centreOf(ctx), id);
  if (survey === undefined) throw noSurvey(id);
  return survey;
}

export function noSurvey(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}
