import { loadByLevel } from '../../caseload.ts';
import { labelOf } from '../../reference/index.ts';
import { citeWithin, type Regulation } from '../resolve.ts';
import type { Course } from './course.ts';

/** What the region says beside the road itself: its words, the level's term and load, who decides, how it may end. */
export function roadFrame(regulation: Regulation, course: Course) {
  const { rules, code, version, title } = regulation;
  return {
    regulation: { code, version, title },
    names: { ...rules.names.value, citation: rules.names.citation },
    level: { code: course.level, label: labelOf('levels', course.level) },
    terms: termsOf(regulation, course),
    caseload: caseloadOf(regulation, course.level),
    registration: { at: `gate:${rules.registration.value.at}`, citation: rules.registration.citation },
    decisions: decisionsOf(regulation),
    endings: endingsOf(regulation),
    extensions: { max: rules.extensions.value.max, citation: rules.extensions.citation },
    postSupport: { ...rules.postSupport.value, after: [...rules.postSupport.value.after], citation: rules.postSupport.citation },
  };
}

function termsOf({ rules }: Regulation, { level, longestEndsOn }: Course) {
  const term = rules.terms.value[level];
  return { longestMonths: term?.longestMonths ?? 0, leastMonths: term?.leastMonths ?? null, longestEndsOn, citation: rules.terms.citation };
}

/** How many families of the level one curator can hold when they hold no others. */
function caseloadOf(regulation: Regulation, level: string) {
  const load = loadByLevel(regulation, []).find((one) => one.level === level);
  const { counting, mode } = regulation.rules.caseload.value;
  const { citation } = regulation.rules.caseloadLimits;
  return { families: load?.limit ?? 0, limitGroup: load?.limitGroup ?? level, counting, mode, citation };
}

function decisionsOf({ rules }: Regulation) {
  return rules.decisions.value.map((rule) => ({
    kind: rule.kind,
    label: labelOf('decisionKinds', rule.kind),
    bodies: rule.bodies.map((code) => ({ code, label: labelOf('bodies', code) })),
    citation: citeWithin(rules.decisions, rule),
  }));
}

function endingsOf({ rules }: Regulation) {
  return rules.endings.value.map((rule) => ({
    outcome: rule.code,
    label: labelOf('outcomes', rule.code),
    decision: rule.decision,
    finalDiagnostics: rule.finalDiagnostics,
    measuresMarked: rule.measuresMarked,
    paper: rule.paper === null ? null : { type: rule.paper, label: labelOf('paperTypes', rule.paper) },
    postSupport: rules.postSupport.value.after.includes(rule.code),
    citation: citeWithin(rules.endings, rule),
  }));
}
