import { recordAudit } from '../../db/queries/audit.ts';
import { findSpecialist } from '../../db/queries/specialists.ts';
import {
  findTraining, insertTraining, listTrainings as trainingsPage, lockTraining, storeAnnulledTraining, type TrainingFilters,
} from '../../db/queries/trainings.ts';
import type { Tx } from '../../db/transaction.ts';
import { refuseIfAny, type Violation } from '../../domain/errors.ts';
import { annulledViolations, notInFuture } from '../../domain/indicators/engagement.ts';
import { type Training, versionOf } from '../../domain/indicators/records.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import type { Page, PageRequest } from '../page.ts';
import { rulesOfProvider } from '../provider-regulation.ts';
import { found, newRecord } from './recording.ts';

export { type Training, versionOf };

export interface NewTraining {
  specialistId: string;
  programme: string;
  hours?: number;
  completedOn: string;
  document?: string;
  accompaniment: boolean;
  taughtBy?: string;
}

/** Enters training that a specialist of the caller's provider has completed. @throws DomainError link.unknown, date.in-future */
export async function createTraining(tx: Tx, ctx: OperationContext, request: NewTraining): Promise<Training> {
  const { record, today } = await newRecord(tx, ctx);
  const { specialistId, programme, hours = null, completedOn, document = null, accompaniment, taughtBy = null } = request;
  const specialist = await findSpecialist(tx, ctx.caller.scope, specialistId);
  const unknown: Violation[] = specialist === undefined ? [{ code: 'link.unknown', pointer: '/specialistId', params: { what: specialistId } }] : [];
  refuseIfAny([...unknown, ...notInFuture(completedOn, '/completedOn', today)]);
  const made = { ...record, specialistId, programme, hours, completedOn, document, accompaniment, taughtBy };
  await insertTraining(tx, made);
  recordAudit(tx, ctx, { kind: 'training', id: made.id, organisationId: made.organisationId }, { specialistId, accompaniment });
  return made;
}

/** A page of the training that the caller may see. */
export async function listTrainings(ctx: OperationContext, filters: TrainingFilters, page: PageRequest): Promise<Page<Training>> {
  return await look(ctx, ({ db }) => trainingsPage(db, ctx.caller.scope, filters, page));
}

/** One training. @throws DomainError not-found */
export async function getTraining(ctx: OperationContext, id: string): Promise<Training> {
  return found(await look(ctx, ({ db }) => findTraining(db, ctx.caller.scope, id)), id);
}

/** Annuls training that was entered by mistake: it stays on record and never counts. @throws DomainError not-found, record.annulled */
export async function annulTraining(tx: Tx, ctx: OperationContext, id: string, reason: string): Promise<Training> {
  const training = found(await lockTraining(tx, ctx.caller.scope, id), id);
  refuseIfAny(annulledViolations(training, await rulesOfProvider(tx, ctx.clock, training.organisationId)));
  const annulled = { ...training, annulledAt: ctx.clock.now(), annulledBecause: reason };
  await storeAnnulledTraining(tx, annulled);
  recordAudit(tx, ctx, { kind: 'training', id, organisationId: training.organisationId }, { annulled: true });
  return annulled;
}
