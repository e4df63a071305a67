import type { OpenedData } from '../domain/case/facts.ts';
import type { ExternalId } from '../domain/external-id.ts';
import type { NewFamily } from './create-family.ts';

/** Something known by its id, or by a name that an outside system gave it. */
export type Address = { by: 'id'; id: string } | { by: 'externalId'; externalId: ExternalId };

/** A case by its id, an outside name, or its number in a provider's register. */
export type CaseAddress = Address | { by: 'register'; provider: Address; year: number; number: number };

/** A family in a provider's files, or one that it does not know yet. */
export type FamilyAddress = Address | { by: 'particulars'; particulars: NewFamily };

/** Take a family on (взять на сопровождение). */
export interface TakeOnItem {
  word: 'takeOn';
  provider: Address;
  family: FamilyAddress;
  form: OpenedData['form'];
  memberId?: string;
  circumstances: OpenedData['circumstances'];
}

interface OnCase {
  case: CaseAddress;
  text?: string;
}

/** The results of a period were looked at (промежуточные итоги). */
export interface InterimResultItem extends OnCase {
  word: 'interimResult';
  period?: number;
  proposals?: string;
}

/** Go on (продолжить): an extension of the term. */
export interface ContinueItem extends OnCase {
  word: 'continue';
  termMonths?: number;
  programmeNumber?: number;
}

/** Change the level or, without one, the programme (изменить). */
export interface ChangeItem extends OnCase {
  word: 'change';
  level?: string;
  termMonths?: number;
  programmeNumber?: number;
}

/** Stop (прекратить). */
export interface EndItem extends OnCase {
  word: 'end';
  success: boolean;
  /** Why without success: a code of reference `outcomes`. */
  reason?: string;
}

export type CaseItem = InterimResultItem | ContinueItem | ChangeItem | EndItem;
export type ResolutionItem = TakeOnItem | CaseItem;

/** A resolution of a commission (постановление КДНиЗП). */
export interface ResolutionRequest {
  number: string;
  date: string;
  /** The session's day, when it is not the resolution's. */
  sessionOn?: string;
  /** For every item that has no text of its own. */
  text?: string;
  items: ResolutionItem[];
}
