import type { LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import { labelOf } from '../reference/index.ts';
import { type Gate, gateKey } from '../regulations/gate-rule.ts';
import { citeWithin, type Regulation } from '../regulations/resolve.ts';
import type { Step } from '../regulations/regulation.ts';
import type { DecisionData } from './facts.ts';
import type { History, ProgrammeVersion } from './history.ts';

/** The day on which a gate was met, or undefined while it is not. */
export function gateMetOn(history: History, gate: Pick<Gate, 'gate' | 'type'>): LocalDate | undefined {
  const programme = liveProgramme(history);
  switch (gate.gate) {
    case 'ground': return history.opened.on;
    case 'consent': return history.consents.firstOn;
    case 'paper': return history.papers.get(gate.type ?? '');
    case 'diagnostic': return history.diagnostics.get(gate.type ?? '')?.firstOn;
    case 'curator': return history.curator?.firstOn;
    case 'level': return (history.proposedLevel ?? history.level)?.on;
    case 'programmeDrafted': return programme?.draftedOn;
    case 'programmeSubmitted': return programme?.submittedOn;
    case 'programmeApproved': return isApproved(programme) ? programme.decided?.on : undefined;
    case 'programmeSigned': return programme?.signedByFamilyOn;
    case 'copyHandedOver': return programme?.copyHandedOverOn;
    case 'agreement': return history.agreementOn;
    case 'programmeSent': return programme?.sentOn;
  }
}

/** The newest version, unless it was handed back: that one must be drafted anew. */
export function liveProgramme(history: History): ProgrammeVersion | undefined {
  const newest = history.programmes.at(-1);
  return newest?.decided?.kind === 'returnProgramme' ? undefined : newest;
}

const onProgramme = ['approveProgramme', 'returnProgramme', 'rejectProgramme'];

/** The number of the version that a decision is about: the one it names or, for a decision on a programme, the live one. */
export function programmeDecided(history: History, { kind, programmeNumber }: DecisionData): number | undefined {
  return programmeNumber ?? (onProgramme.includes(kind) ? liveProgramme(history)?.data.number : undefined);
}

function isApproved(programme: ProgrammeVersion | undefined): programme is ProgrammeVersion {
  return programme?.decided?.kind === 'approveProgramme';
}

/** The day on which the last gate before `active` was met; undefined while one is open. */
export function everyGateMetOn(regulation: Regulation, history: History): LocalDate | undefined {
  let last: LocalDate | undefined;
  // Asked after each fact of a case, and mostly answered by the first open gate.
  for (const step of regulation.rules.steps.value) {
    for (const gate of step.gates) {
      const on = gateMetOn(history, gate);
      if (on === undefined) return undefined;
      if (last === undefined || on > last) last = on;
    }
  }
  return last;
}

/** The first step with an open gate; undefined when all are met. */
export function openStep(regulation: Regulation, history: History): Step | undefined {
  return regulation.rules.steps.value.find((step) => step.gates.some((gate) => gateMetOn(history, gate) === undefined));
}

/** Gates that must be met before the one named: all of the earlier steps, and those it comes after. Empty if it is no gate here. */
export function gatesBefore(regulation: Regulation, key: string): Gate[] {
  const steps = regulation.rules.steps.value;
  const index = steps.findIndex((step) => step.gates.some((gate) => gateKey(gate) === key));
  if (index < 0) return [];
  const own = steps[index]?.gates ?? [];
  const after = own.find((gate) => gateKey(gate) === key)?.after ?? [];
  return [...steps.slice(0, index).flatMap((step) => step.gates), ...own.filter((gate) => after.includes(gateKey(gate)))];
}

/** The gate of that key anywhere in the road. */
export function findGate(regulation: Regulation, key: string): Gate | undefined {
  return regulation.rules.steps.value.flatMap((step) => step.gates).find((gate) => gateKey(gate) === key);
}

/** A refusal for each gate that should have been met and is not. */
export function missingGates(regulation: Regulation, history: History, gates: readonly Gate[]): Violation[] {
  return gates
    .filter((gate) => gateMetOn(history, gate) === undefined)
    .map((gate) => ({
      code: 'gate.missing',
      params: { gate: gateKey(gate), gateRu: gateLabel(gate).ru, gateEn: gateLabel(gate).en },
      citation: citeWithin(regulation.rules.steps, gate),
    }));
}

const gateLabels: Record<Exclude<Gate['gate'], 'paper' | 'diagnostic'>, { ru: string; en: string }> = {
  ground: { ru: 'основание для сопровождения', en: 'a ground for the accompaniment' },
  consent: { ru: 'согласие на обработку персональных данных', en: 'consent to the processing of personal data' },
  curator: { ru: 'за семьёй закреплён куратор', en: 'a curator is assigned to the family' },
  level: { ru: 'определён уровень сопровождения', en: 'the level of accompaniment is determined' },
  programmeDrafted: { ru: 'составлен проект индивидуальной программы', en: 'the individual programme is drafted' },
  programmeSubmitted: { ru: 'проект программы внесён на рассмотрение', en: 'the draft programme is submitted for a decision' },
  programmeApproved: { ru: 'программа утверждена', en: 'the programme is approved' },
  programmeSigned: { ru: 'программа подписана семьёй', en: 'the family has signed the programme' },
  copyHandedOver: { ru: 'семье вручён экземпляр программы', en: 'the family has been given its copy of the programme' },
  agreement: { ru: 'заключён договор о сопровождении', en: 'the agreement on accompaniment is concluded' },
  programmeSent: { ru: 'программа разослана заинтересованным органам и организациям', en: 'the programme is sent to the bodies concerned' },
};

const diagnosticLabels: Record<string, { ru: string; en: string }> = {
  primary: { ru: 'первичная диагностика', en: 'primary diagnostics' },
  interim: { ru: 'промежуточная диагностика', en: 'interim diagnostics' },
  final: { ru: 'итоговая диагностика', en: 'final diagnostics' },
};

/** What a gate asks for, in words. */
export function gateLabel(gate: Pick<Gate, 'gate' | 'type'>): { ru: string; en: string } {
  const type = gate.type ?? '';
  if (gate.gate === 'diagnostic') return diagnosticLabels[type] ?? { ru: type, en: type };
  if (gate.gate !== 'paper') return gateLabels[gate.gate];
  const label = labelOf('paperTypes', type);
  return { ru: `документ в деле: ${label.ru}`, en: `a paper in the case: ${label.en}` };
}
