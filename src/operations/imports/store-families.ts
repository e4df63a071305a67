import { insertFamilies, recordAudits } from '../../db/queries/bulk-inserts.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Family } from '../../domain/family.ts';
import { newId } from '../../db/new-id.ts';
import { categoryViolations, memberViolations } from '../../domain/family-rules.ts';
import type { LineResult } from '../../domain/imports/import-record.ts';
import { providerRules, type ProviderRules } from '../provider-regulation.ts';
import { type Claimed, claimLines } from './claim-lines.ts';
import { faultsOf, type ImportStep, refusedLine, type Storing, understood } from './import-step.ts';
import type { FamilyLine } from './line-reader.ts';

/** Families, by the rules of createFamily, one statement a table. */
export const storeFamilies: Storing = async (step, lines) => {
  const { tx, ctx, organisation, reader, made } = step;
  if (organisation.kind !== 'provider') throw new DomainError([{ code: 'organisation.not-provider' }]);
  const rules = await providerRules(tx, ctx.clock, organisation);
  const results: LineResult[] = [];
  const shaped = understood(step, lines, reader.family, results);
  const lawful = shaped.filter(({ line, value }) => {
    const faults = faultsOf(violationsOf(value, rules));
    if (faults.length > 0) results.push(refusedLine(line, faults));
    return faults.length === 0;
  });
  const claimed = await claimLines(step, 'family', lawful, results);
  const families = claimed.map((one) => familyOf(step, one));
  await insertFamilies(tx, families);
  const audits = families.map(({ id, members }) => ({ id, detail: { import: made.id, members: members.length } }));
  await recordAudits(tx, ctx, 'family', organisation.id, audits);
  for (const { line, id } of claimed) results.push({ line, state: 'stored', targetId: id, faults: [] });
  return results;
};

function violationsOf(family: FamilyLine, { regulation, today }: ProviderRules) {
  return [
    ...categoryViolations({ categories: family.categories, categoryNote: family.categoryNote ?? null }, regulation),
    ...family.members.flatMap((member, index) =>
      memberViolations({ ...member, leftOn: member.leftOn ?? null }, today, `/members/${index}`)),
  ];
}

function familyOf({ ctx, organisation, made: { system } }: ImportStep, { id, value }: Claimed<FamilyLine>): Family {
  return {
    id,
    organisationId: organisation.id,
    region: organisation.region,
    municipality: value.municipality,
    address: value.address,
    completeness: value.completeness,
    categories: value.categories,
    categoryNote: value.categoryNote ?? null,
    contactPhone: value.contactPhone ?? null,
    members: value.members.map((member) => ({ ...member, id: newId(), leftOn: member.leftOn ?? null })),
    createdAt: ctx.clock.now(),
    erasedOn: null,
    version: 1,
    externalIds: system === null || value.externalId === undefined ? [] : [{ system, value: value.externalId }],
  };
}
