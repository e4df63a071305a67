import type { TokenGrant } from '../../../src/operations/issue-token.ts';
import type { WriteTemplate } from './bare/template.ts';

/** What a measured process has used since it was asked the last time. */
export interface Usage {
  /** Processor time, in seconds. */
  cpu: number;
  /** The most memory it held at a time, in megabytes. */
  memory: number;
}

/** The API as production runs it. */
export interface ApiCalls {
  /** Answers the port. */
  start(setup: { url: string; folder: string; now: string }): Promise<number>;
  /** Access tokens, good for 15 minutes. */
  tokens(grants: TokenGrant[]): Promise<string[]>;
  /** The published document, as JSON. */
  document(): Promise<string>;
  usage(): Promise<Usage>;
}

/** A bare Fastify with pg and SQL written by hand, without token, wall or record. */
export interface BareCalls {
  /** Answers the port. */
  start(setup: { url: string }): Promise<number>;
  /** What a write of this name stores. */
  take(name: string, template: WriteTemplate): Promise<void>;
  usage(): Promise<Usage>;
}
