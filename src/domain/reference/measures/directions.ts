import type { CodeOf } from '../entry.ts';
import type { DirectionEntry } from './directions/entry.ts';
import { legalDirections } from './directions/legal.ts';
import { medicalDirections } from './directions/medical.ts';
import { pedagogicalDirections } from './directions/pedagogical.ts';
import { psychologicalDirections } from './directions/psychological.ts';
import { socialDirections } from './directions/social.ts';

export type { DirectionEntry } from './directions/entry.ts';

const entries = [
  ...medicalDirections,
  ...psychologicalDirections,
  ...pedagogicalDirections,
  ...legalDirections,
  ...socialDirections,
] as const;

export type DirectionCode = CodeOf<typeof entries>;

/**
 * Directions of work with the family (направления работы с семьёй), by help type. Headings of the appendices that
 * differ only in spelling, or in the verb that opens them, are one direction.
 */
export const directions: readonly DirectionEntry<DirectionCode>[] = entries;
