import type { LocalDate } from './calendar/local-date.ts';
import { gateLabel, gateMetOn, gatesBefore } from './case/gates.ts';
import type { Situation } from './case/situation.ts';
import { lastTerm } from './case/status.ts';
import type { Citation } from './errors.ts';
import { measuresInForce } from './measure.ts';
import { gateKey } from './regulations/gate-rule.ts';
import type { EndingRule } from './regulations/regulation.ts';
import { citeWithin } from './regulations/resolve.ts';

/** Something that a body must have before it when it decides, and since when it is there. */
export interface Need {
  /** A gate's key, for example `paper:livingConditionsReport`, or `measuresMarked`. */
  need: string;
  label: { ru: string; en: string };
  /** Undefined while it is missing. */
  metOn?: LocalDate;
  citation: Citation;
}

/** What the regulation puts before the approval of a programme; that the family was approached goes without saying. */
export function programmeNeeds({ regulation, history }: Situation): Need[] {
  return gatesBefore(regulation, 'programmeApproved').filter(({ gate }) => gate !== 'ground').map((gate) => need(
    gateKey(gate), gateLabel(gate), gateMetOn(history, gate), citeWithin(regulation.rules.steps, gate),
  ));
}

/** What the regulation wants before the ending that a decision of this kind brings. */
export function decisionNeeds(situation: Situation, decision: string): Need[] {
  const { regulation: { rules }, history } = situation;
  const rule = rules.endings.value.find((ending) => ending.decision === decision);
  if (rule === undefined) return [];
  const citation = citeWithin(rules.endings, rule);
  const { paper } = rule;
  return [
    ...(rule.finalDiagnostics ? [need('diagnostic:final', gateLabel({ gate: 'diagnostic', type: 'final' }), finalOn(situation), citation)] : []),
    ...marks(situation, rule, citation),
    ...(paper === null ? [] : [need(`paper:${paper}`, gateLabel({ gate: 'paper', type: paper }), history.papers.get(paper), citation)]),
  ];
}

function marks({ history }: Situation, rule: EndingRule, citation: Citation): Need[] {
  if (!rule.measuresMarked) return [];
  const standing = measuresInForce(history);
  const marked = standing.every(({ state }) => state !== 'open');
  const last = standing.map(({ markedOn }) => markedOn ?? '').toSorted().at(-1);
  const metOn = marked && last !== undefined && last !== '' ? last : undefined;
  return [need('measuresMarked', { ru: 'отметки о выполнении всех мероприятий', en: 'a mark of completion on every measure' }, metOn, citation)];
}

/** Final diagnostics count for the term that they were made in. */
function finalOn({ history }: Situation): LocalDate | undefined {
  const final = history.diagnostics.get('final');
  return final !== undefined && final.seq > (lastTerm(history)?.seq ?? 0) ? final.on : undefined;
}

function need(key: string, label: Need['label'], metOn: LocalDate | undefined, citation: Citation): Need {
  return { need: key, label, citation, ...(metOn === undefined ? {} : { metOn }) };
}
