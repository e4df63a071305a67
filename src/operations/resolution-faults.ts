import { DomainError, type Violation } from '../domain/errors.ts';

/** What the rules call the parts of a fact, by what the resolution calls them. Others are called alike. */
const caseFields: Record<string, string> = { '/kind': '/word', '/body': '/word', '/findings': '/text', '/outcome': '/reason' };
const takeOnFields: Record<string, string> = { '/familyId': '/family', '/ground': '/word' };

/** Parts of a new family's particulars. */
const ofFamily = /^\/(organisationId|members|categories|categoryNote|municipality|externalIds)/;

/** Parts of an item on a case that a rule may point to; every other fault is the item's as a whole. */
const ofCase = ['/case', '/text', '/word', '/level', '/termMonths', '/programmeNumber', '/reason', '/period', '/success'];

/** Runs the work on an item; the faults that it finds come back with pointers into the resolution. */
export async function faultsWithin<T>(
  work: () => Promise<T>, at: (violation: Violation) => Violation,
): Promise<{ done: T } | { faults: Violation[] }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { faults: error.violations.map(at) };
  }
}

/** A fault of an item on a case, pointing into the resolution. */
export function atCaseItem(index: number, { pointer = '', ...fault }: Violation): Violation {
  const field = caseFields[pointer] ?? pointer;
  return asInput({ ...fault, pointer: `/items/${index}${ofCase.includes(field) ? field : ''}` });
}

/** A fault of an item that takes a family on; what is wrong with new particulars stands within `family`. */
export function atTakeOn(index: number, { pointer = '', ...fault }: Violation): Violation {
  const field = takeOnFields[pointer] ?? pointer;
  const own = ['/family', '/provider', '/word', '/form', '/memberId'].includes(field) || /^\/(circumstances|family)\//.test(field);
  const place = own ? field : ofFamily.test(field) ? `/family/particulars${field}` : '';
  return asInput({ ...fault, pointer: `/items/${index}${place}` });
}

/** What one item names and is not there is that item's fault, not a resolution that nobody has. */
function asInput(violation: Violation): Violation {
  return violation.code === 'not-found' ? { ...violation, code: 'link.unknown' } : violation;
}
