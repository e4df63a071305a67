import type { DocumentData } from '../document-data.ts';
import type { Block } from '../model.ts';

/** A part of the case file: its line in the contents and what stands in it. */
export interface Section {
  anchor: string;
  title: string;
  blocks(data: DocumentData): Block[];
}
