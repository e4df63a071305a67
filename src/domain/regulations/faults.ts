import type { Violation } from '../errors.ts';
import { draftOf } from './faults/draft.ts';
import { endingFaults } from './faults/ending-faults.ts';
import { formFaults } from './faults/form-faults.ts';
import { headingFaults } from './faults/heading-faults.ts';
import { levelFaults } from './faults/level-faults.ts';
import { listFaults } from './faults/list-faults.ts';
import { orderFaults } from './faults/order-faults.ts';
import { stepFaults } from './faults/step-faults.ts';
import type { RegulationSource } from './regulation.ts';

/**
 * Every fault of a region's file, each with a JSON pointer into it; none for one that can be published. Form first: what does
 * not have the form of a regulation is not looked at further. Then meaning, of the region's rules together with those of `base`.
 */
export function regulationFaults(source: unknown): Violation[] {
  const form = formFaults(source);
  if (form.length > 0) return form;
  // The form was checked a line above.
  const regulation = source as RegulationSource;
  const draft = draftOf(regulation);
  return [
    ...headingFaults(regulation),
    ...levelFaults(draft),
    ...listFaults(draft),
    ...stepFaults(draft),
    ...orderFaults(draft),
    ...endingFaults(draft),
  ];
}
