import type { LocalDate } from '../../src/domain/calendar/local-date.ts';
import { decisionRule } from '../../src/domain/decision.ts';
import { type Gate, gateKey } from '../../src/domain/regulations/gate-rule.ts';
import type { Regulation } from '../../src/domain/regulations/resolve.ts';
import {
  type CaseBook, consent, copyGiven, curator, decision, diagnostic, level, openCase, paper, programme, type Request, signed, submission,
} from './histories.ts';

/** Walks the whole road of any regulation, each gate on the day that `dates` names by its key; crisis or whatever level is told. */
export function roadOf(regulation: Regulation, dates: ReadonlyMap<string, LocalDate>, levelCode: string): CaseBook {
  const book = openCase(regulation, dates.get('ground'));
  for (const gate of regulation.rules.steps.value.flatMap((step) => step.gates)) {
    const key = gateKey(gate);
    if (key !== 'ground') book.record(requestFor(regulation, gate, dates.get(key) ?? '', levelCode));
  }
  return book;
}

function requestFor(regulation: Regulation, { gate, type = '' }: Gate, on: LocalDate, levelCode: string): Request {
  const longest = regulation.rules.terms.value[levelCode]?.longestMonths ?? 0;
  const requests: Record<Exclude<Gate['gate'], 'ground'>, () => Request> = {
    consent: () => consent(on),
    paper: () => paper(type, on),
    diagnostic: () => diagnostic(type, on),
    curator: () => curator('curator-1', on),
    level: () => level(levelCode, on),
    programmeDrafted: () => programme(on, { level: levelCode, termMonths: longest }),
    programmeSubmitted: () => submission(on, 1, bodyFor(regulation, 'approveProgramme')),
    programmeApproved: () => decided(regulation, 'approveProgramme', on, { programmeNumber: 1 }),
    programmeSigned: () => signed(on),
    copyHandedOver: () => copyGiven(on),
    agreement: () => ({ kind: 'agreement', data: { number: '12', memberId: 'mother', familyDesiredResult: 'Мир в семье' }, on }),
    programmeSent: () => ({ kind: 'distribution', data: { programmeNumber: 1, recipients: [{ name: 'Школа' }] }, on }),
  };
  return gate === 'ground' ? paper('other', on) : requests[gate]();
}

/** A decision by a body that may decide so in the region. */
export function decided(regulation: Regulation, kind: string, on: LocalDate, changes: Parameters<typeof decision>[2] = {}): Request {
  return decision(kind, on, { body: bodyFor(regulation, kind), ...changes });
}

function bodyFor(regulation: Regulation, kind: string): string {
  return decisionRule(regulation, kind)?.bodies[0] ?? '';
}
