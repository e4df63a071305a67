import { AlignmentType, Document, Footer, PageNumber, PageOrientation, Packer, Paragraph, TextRun } from 'docx';
import type { FormModel } from '../../domain/forms/model.ts';
import { blockChildren } from './blocks.ts';

/** Twentieths of a point; A4, and the margins of a Russian paper (ГОСТ Р 7.0.97-2016, 3.3). */
const page = { width: 11906, height: 16838 };
const margin = { left: 1134, top: 1134, right: 567, bottom: 1134 };
/** Every office has it, or a font of the same widths. */
const FONT = 'Times New Roman';

/** The paper as DOCX, to be edited: A4, the same order of blocks as in the PDF. */
export async function renderDocx(model: FormModel): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(document(model)));
}

function document(model: FormModel): Document {
  const landscape = model.orientation === 'landscape';
  const width = (landscape ? page.height : page.width) - margin.left - margin.right;
  return new Document({
    title: model.title,
    subject: model.shortTitle,
    creator: model.issuer ?? 'soprovozhdenie',
    lastModifiedBy: 'soprovozhdenie',
    features: { updateFields: model.blocks.some(({ kind }) => kind === 'contents') },
    styles,
    sections: [{
      properties: { page: { margin, size: { ...page, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } } },
      footers: { default: footer() },
      children: model.blocks.flatMap((block) => blockChildren(block, width)),
    }],
  });
}

const black = { color: '000000', bold: true, font: FONT };
const styles = {
  default: {
    document: { run: { font: FONT, size: 22, language: { value: 'ru-RU' } } },
    heading1: { run: { ...black, size: 26 }, paragraph: { spacing: { before: 120, after: 120 } } },
    heading2: { run: { ...black, size: 24 }, paragraph: { spacing: { before: 160, after: 100 } } },
    heading3: { run: { ...black, size: 22 }, paragraph: { spacing: { before: 120, after: 80 } } },
  },
};

function footer(): Footer {
  return new Footer({
    children: [new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ size: 16, children: ['Стр. ', PageNumber.CURRENT, ' из ', PageNumber.TOTAL_PAGES] })],
    })],
  });
}
