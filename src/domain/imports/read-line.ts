import type { Violation } from '../errors.ts';
import type { FilePlace } from './record-splitter.ts';

/** One line of an import: what it says, or why it cannot be read. */
export interface ReadLine {
  /** The line of text that it begins on, from 1. */
  line: number;
  /** Where the file goes on after it. */
  end: FilePlace;
  /** JSON; not looked at yet in an NDJSON file. */
  content: string | null;
  faults: Violation[];
}
