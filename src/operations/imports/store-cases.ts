import { sql } from 'kysely';
import { nameTarget, targetsOf } from '../../db/queries/external-ids.ts';
import { findFamily } from '../../db/queries/families.ts';
import type { StagedLine } from '../../db/queries/import-lines.ts';
import { DomainError } from '../../domain/errors.ts';
import { externalIdText } from '../../domain/external-id.ts';
import type { LineFault, LineResult } from '../../domain/imports/import-record.ts';
import { openCase } from '../open-case.ts';
import { recordFact } from '../record-fact.ts';
import { faultsOfError, type ImportStep, knownLine, refusedLine, type Storing, understood } from './import-step.ts';
import type { CaseLine } from './line-reader.ts';
import { type Looking, resolveReferences } from './references.ts';

/**
 * Cases with their history, each played through the same rules as if it were recorded now, fact by fact; a case that breaks one leaves
 * nothing behind. The register number is the next free one: numbers go without holes, whatever they were elsewhere.
 */
export const storeCases: Storing = async (step, lines) => {
  const results: LineResult[] = [];
  for (const line of lines) results.push(await storeCase(step, line));
  return results;
};

async function storeCase(step: ImportStep, staged: StagedLine): Promise<LineResult> {
  const { tx } = step;
  await sql`savepoint one_case`.execute(tx);
  try {
    const result = await tried(step, staged);
    if (result.state !== 'stored') await sql`rollback to savepoint one_case`.execute(tx);
    // The last writes travel with it: what the database has against them, it says here.
    await sql`release savepoint one_case`.execute(tx);
    return result;
  } catch (error) {
    const faults = faultsOfError(error);
    await sql`rollback to savepoint one_case`.execute(tx);
    await sql`release savepoint one_case`.execute(tx);
    return refusedLine(staged.line, faults);
  }
}

async function tried(step: ImportStep, staged: StagedLine): Promise<LineResult> {
  const results: LineResult[] = [];
  const faults: LineFault[] = [];
  const raw = staged.content === null ? undefined : step.reader.parse(staged.content).value;
  const resolved = raw === undefined ? undefined : await resolveReferences(lookingOf(step), raw, faults);
  if (faults.length > 0) return refusedLine(staged.line, faults);
  const [found] = understood(step, [staged], (value) => step.reader.case(resolved ?? value), results);
  if (found === undefined) return results[0] ?? refusedLine(staged.line, []);
  return await play(step, staged.line, found.value);
}

async function play(step: ImportStep, line: number, { externalId, familyId, opening: { date, ...data }, facts }: CaseLine): Promise<LineResult> {
  const { tx, ctx, made: { system }, organisation } = step;
  if (familyId === undefined) return refusedLine(line, [{ code: 'field.required', pointer: '/familyId', params: { name: 'familyId' } }]);
  const name = externalId === undefined || system === null ? undefined : { system, value: externalId };
  const holder = name && (await targetsOf(tx, organisation.region, 'case', [name])).get(externalIdText(name));
  if (name !== undefined && holder !== undefined) return knownLine(step, line, name.value, holder.id);
  const { record: { id } } = await within('/opening', () => openCase(tx, ctx, { ...data, familyId, on: date }));
  for (const [index, fact] of facts.entries()) await within(`/facts/${index}`, () => recordFact(tx, ctx, id, fact));
  const target = { id, part: '' };
  const named = name === undefined
    || await nameTarget(tx, { region: organisation.region, organisationId: organisation.id, kind: 'case', ...name, target });
  return named ? { line, state: 'stored', targetId: id, faults: [] } : knownLine(step, line, externalId ?? '', null);
}

/** A rule's pointer, within the part of the line that broke it. */
async function within<T>(under: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.violations.map((one) => ({ ...one, pointer: `${under}${one.pointer ?? ''}` })));
  }
}

function lookingOf({ tx, ctx, organisation: { region }, made: { system } }: ImportStep): Looking {
  const named = async (kind: 'family' | 'specialist' | 'organisation' | 'case', value: string) =>
    (system === null ? undefined : (await targetsOf(tx, region, kind, [{ system, value }])).get(externalIdText({ system, value }))?.id);
  return { named, family: (id) => findFamily(tx, ctx.caller.scope, id) };
}
