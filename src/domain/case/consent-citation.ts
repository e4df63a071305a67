import type { Citation } from '../errors.ts';
import { citeWithin, type Regulation } from '../regulations/resolve.ts';

/** Where the region asks for the consent: at its gate or, where no step waits for it, in the rule on consents. */
export function consentCitation({ rules }: Regulation): Citation {
  const gate = rules.steps.value.flatMap((step) => step.gates).find((one) => one.gate === 'consent');
  return gate === undefined ? rules.consent.citation : citeWithin(rules.steps, gate);
}
