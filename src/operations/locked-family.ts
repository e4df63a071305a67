import { lockFamily } from '../db/queries/families.ts';
import type { Tx } from '../db/transaction.ts';
import { refuseIfErased } from '../domain/erasure.ts';
import { DomainError } from '../domain/errors.ts';
import type { Family } from '../domain/family.ts';
import type { OperationContext } from './context.ts';
import { sawFamily } from './seen-families.ts';

/** The family, locked until the end of the transaction. @throws DomainError not-found, family.erased */
export async function lockedFamily(tx: Tx, ctx: OperationContext, id: string): Promise<Family> {
  const family = await lockFamily(tx, ctx.caller.scope, id);
  if (family === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  sawFamily(ctx, family);
  refuseIfErased(family);
  return family;
}
