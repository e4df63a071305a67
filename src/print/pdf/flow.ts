import type { Content } from 'pdfmake/interfaces.js';
import type { Block } from '../../domain/forms/model.ts';
import { blockContent } from './blocks.ts';
import { firstRowsHeight } from './table.ts';
import type { Look } from './look.ts';

/** A part of at most so many lines, somewhat less than half a page, stays whole. */
const WHOLE_PART = 30;
/** Letters in a line of running text, and in one beside the label of a field. */
const LINE_LETTERS = 90;
const FIELD_LETTERS = 56;
/** What a heading takes along of a text that is too long to stay whole: three lines. */
const THREE_LINES = 42;

/**
 * The blocks as pdfmake lays them out in one pass: a heading stays with what it heads, signatures with the words that are signed. (Its
 * own way, `pageBreakBefore`, lays the whole paper out again for every break.)
 */
export function flow(blocks: readonly Block[], look: Look): Content[] {
  const units = unitsOf(blocks);
  return units.flatMap((unit, at) => {
    const reserve = reserveFor(unit, units[at + 1]?.[0], look);
    const before = at === 0 ? 0 : reserveFor(units[at - 1] ?? [], unit[0], look);
    return raised(together(unit, look, reserve), before);
  });
}

/** Blocks that stand on one page. */
function unitsOf(blocks: readonly Block[]): Block[][] {
  const units: Block[][] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    if (last !== undefined && joins(last, block)) last.push(block);
    else units.push([block]);
  }
  return units;
}

function joins(unit: readonly Block[], block: Block): boolean {
  const last = unit.at(-1);
  if (last === undefined || last.kind === 'pageBreak') return false;
  if (block.kind === 'copies') return last.kind === 'signatures';
  if (!unit.every(isShort)) return false;
  if (block.kind === 'signatures') return true;
  if (!isShort(block) || linesIn([...unit, block]) > WHOLE_PART) return false;
  return block.kind === 'heading' ? last.kind === 'heading' : unit[0]?.kind === 'heading';
}

/** Nothing that may run over pages. */
function isShort(block: Block): boolean {
  const known = block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'fields' || block.kind === 'checkboxes';
  return known && linesIn([block]) <= WHOLE_PART;
}

/** About how many lines the blocks take. */
function linesIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + linesOf(block), 0);
}

function linesOf(block: Block): number {
  switch (block.kind) {
    case 'heading': return 2;
    case 'paragraph': return Math.ceil(block.runs.reduce((letters, run) => letters + (typeof run === 'string' ? run : run.text).length, 0) / LINE_LETTERS);
    case 'fields': return block.fields.reduce((sum, { value = '', lines = 1 }) => sum + Math.max(lines, Math.ceil(value.length / FIELD_LETTERS)), 0);
    case 'checkboxes': {
      const width = LINE_LETTERS / block.columns;
      return block.items.reduce((sum, { label }) => sum + Math.ceil(label.length / width), 0) / block.columns;
    }
    default: return 0;
  }
}

function together(unit: readonly Block[], look: Look, reserve: number): Content {
  const contents = unit.map((block) => blockContent(block, look));
  const [only] = contents;
  if (contents.length === 1 && reserve === 0 && only !== undefined) return only;
  const space: Content[] = reserve === 0 ? [] : [{ text: '', fontSize: 1, margin: [0, reserve, 0, 0] }];
  return { stack: [...contents, ...space], unbreakable: true };
}

/** Room that a part's heading needs below it, so that the table or the long text which follows begins on the same page. */
function reserveFor(unit: readonly Block[], next: Block | undefined, look: Look): number {
  if (next === undefined || unit[0]?.kind !== 'heading' || !unit.every(isShort)) return 0;
  if (next.kind === 'table') return firstRowsHeight(next, look);
  return next.kind === 'pageBreak' || next.kind === 'heading' || isShort(next) ? 0 : THREE_LINES;
}

/** Takes the room back that was only reserved. */
function raised(content: Content, by: number): Content {
  return by === 0 ? content : [{ text: '', fontSize: 1, margin: [0, -by, 0, 0] }, content];
}
