import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { lockFamily } from '../../db/queries/families.ts';
import { insertCertificate, nextCertificateNumber } from '../../db/queries/family-certificates.ts';
import type { Tx } from '../../db/transaction.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { refuseIfErased } from '../../domain/erasure.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import type { Family } from '../../domain/family.ts';
import type { FamilyCertificate } from '../../domain/family-certificate.ts';
import type { CertificateActivity } from '../../domain/forms/family-certificate.ts';
import type { OperationContext } from '../context.ts';
import { organisationFor } from '../own-organisation.ts';
import { rulesOfProvider } from '../provider-regulation.ts';
import { sawFamily } from '../seen-families.ts';

export interface NewCertificate {
  /** The participants' family, where the service knows it. */
  familyId?: string;
  /** The day of issue; today in the region when absent. */
  date?: LocalDate;
  participants: string;
  activity: CertificateActivity;
  direction: string;
  headName?: string;
}

/**
 * Enters a certificate in the register of the caller's organisation, with the next number of the year of its day.
 * @throws DomainError link.unknown, family.erased, organisation.required, date.in-future
 */
export async function createCertificate(tx: Tx, ctx: OperationContext, request: NewCertificate): Promise<FamilyCertificate> {
  const family = request.familyId === undefined ? undefined : await familyNamed(tx, ctx, request.familyId);
  const { id: organisationId, region } = await organisationFor(tx, ctx.caller.scope, family?.organisationId);
  const { today } = await rulesOfProvider(tx, ctx.clock, organisationId);
  const issuedOn = request.date ?? today;
  refuseIfAny(issuedOn > today ? [{ code: 'date.in-future', pointer: '/date', params: { date: issuedOn, today } }] : []);
  const year = Number(issuedOn.slice(0, 4));
  const { participants, activity, direction, headName = null } = request;
  const made: FamilyCertificate = {
    id: newId(), organisationId, region, familyId: family?.id ?? null, year,
    number: await nextCertificateNumber(tx, organisationId, year),
    issuedOn, participants, activity, direction, headName, recordedBy: ctx.caller.clientId, createdAt: ctx.clock.now(), erasedOn: null,
  };
  await insertCertificate(tx, made);
  recordAudit(
    tx, ctx, { kind: 'familyCertificate', id: made.id, organisationId }, { year, number: made.number, familyId: made.familyId },
  );
  return made;
}

async function familyNamed(tx: Tx, ctx: OperationContext, id: string): Promise<Family> {
  const family = await lockFamily(tx, ctx.caller.scope, id);
  if (family === undefined) throw new DomainError([{ code: 'link.unknown', pointer: '/familyId', params: { what: id } }]);
  sawFamily(ctx, family);
  refuseIfErased(family);
  return family;
}
