import type { TokenGrant } from '../../../src/operations/issue-token.ts';
import type { Target } from './targets.ts';
import type { Variant } from './variants.ts';

/** How a read is made without HTTP. */
export const directWays = {
  walled: 'in its transaction, behind the walls',
  passed: 'in its transaction, walls passed over',
  bare: 'no transaction, no walls',
} as const;
export type DirectWay = keyof typeof directWays;

/** What the measured process does when it is asked to. */
export interface Calls {
  /** Starts the service in every variant; answers the port of each. */
  start(setup: { url: string; folder: string; now: string }): Promise<Record<Variant, number>>;
  /** Access tokens, good for 15 minutes. */
  tokens(grants: TokenGrant[]): Promise<string[]>;
  /** Processor time this process has used, in seconds. */
  cpu(): Promise<number>;
  /** Operations a second when so many callers read cases without HTTP. */
  readDirectly(way: DirectWay, targets: Target[], callers: number, seconds: number): Promise<number>;
  /** Accesses a second when so many callers record them without HTTP. */
  recordDirectly(targets: Target[], callers: number, seconds: number): Promise<number>;
  /** Records a second, and how many faults there were. */
  verify(): Promise<{ records: number; faults: number; perSecond: number }>;
}
