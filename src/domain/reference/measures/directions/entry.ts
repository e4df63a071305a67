import type { ReferenceEntry } from '../../entry.ts';
import type { HelpTypeCode } from '../../help-types.ts';

export interface DirectionEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** The help type under which the appendices have the direction. */
  helpType: HelpTypeCode;
}
