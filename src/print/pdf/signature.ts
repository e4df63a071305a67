import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { signatureWords } from '../../domain/forms/shown.ts';
import type { Signature } from '../../domain/forms/model.ts';
import type { Look } from './look.ts';
import { LINE } from './measures.ts';

type Border = [boolean, boolean, boolean, boolean];

export const underlined: Border = [false, false, false, true];
export const unframed: Border = [false, false, false, false];
export const hairlines: CustomTableLayout = {
  hLineWidth: () => LINE, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 6, paddingTop: () => 2, paddingBottom: () => 1,
};

/** Room above the line, so that two signatures do not run into each other. */
const ROOM = 10;

/** Who signs, a line to sign on and the name; under it the place of the stamp and of the date. */
export function signature(signer: Signature, { width, small }: Look): Content {
  const note = (text: string): TableCell => ({ text, fontSize: small, alignment: 'center', border: unframed });
  const gap: TableCell = { text: '', border: unframed };
  const { role, under, person } = signatureWords(signer);
  const body: TableCell[][] = [
    [
      { text: role, border: unframed, verticalAlignment: 'bottom' }, { text: ' ', border: underlined }, gap,
      { text: person === '' ? ' ' : person, border: underlined, verticalAlignment: 'bottom' },
    ],
    [{ text: under, border: unframed }, note('(подпись)'), gap, note('(Ф. И. О.)')],
  ];
  return {
    table: { widths: [width * 0.42, width * 0.2, 4, '*'], body }, layout: { ...hairlines, paddingRight: () => 2 },
    margin: [0, ROOM - 4, 0, signer.stamp === true ? ROOM : 2],
  };
}
