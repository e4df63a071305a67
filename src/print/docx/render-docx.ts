import { AlignmentType, BorderStyle, Document, Footer, PageBorderDisplay, PageBorderOffsetFrom, PageNumber, PageOrientation, Packer, Paragraph, TextRun } from 'docx';
import type { Block, FormModel } from '../../domain/forms/model.ts';
import { blockChildren } from './blocks.ts';

/** Twentieths of a point; A4, and the margins of a Russian paper (ГОСТ Р 7.0.97-2016, 3.3). */
const page = { width: 11906, height: 16838 };
const margin = { left: 1134, top: 1134, right: 567, bottom: 1134 };
/** Within the frame of a certificate. */
const inFrame = { left: 1701, top: 1701, right: 1701, bottom: 1134 };
/** Every office has it, or a font of the same widths. */
const FONT = 'Times New Roman';

/** The paper as DOCX, to be edited: A4, the same order of blocks as in the PDF. */
export async function renderDocx(model: FormModel): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(document(model)));
}

function document(model: FormModel): Document {
  const look = looks[model.look ?? 'paper'];
  const landscape = model.orientation === 'landscape';
  const width = (landscape ? page.height : page.width) - look.margin.left - look.margin.right;
  return new Document({
    title: model.title,
    subject: model.shortTitle,
    creator: model.issuer ?? 'soprovozhdenie',
    lastModifiedBy: 'soprovozhdenie',
    features: { updateFields: model.blocks.some(({ kind }) => kind === 'contents') },
    styles: look.styles,
    sections: [{
      properties: { page: { margin: look.margin, ...look.frame, size: { ...page, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } } },
      ...(look.numbered ? { footers: { default: footer() } } : {}),
      children: model.blocks.flatMap((block, at) => blockChildren(block, width, look, signedSoon(model.blocks, at))),
    }],
  });
}

/** What is signed stays with the signatures: the words between the last heading or table and them. */
function signedSoon(blocks: readonly Block[], at: number): boolean {
  const rest = blocks.slice(at).findIndex(({ kind }) => kind !== 'paragraph' && kind !== 'fields');
  return rest > 0 && blocks[at + rest]?.kind === 'signatures';
}

const black = { color: '000000', bold: true, font: FONT };

function stylesOf(text: number, [first, second, third]: readonly [number, number, number]) {
  return {
    default: {
      document: { run: { font: FONT, size: text, language: { value: 'ru-RU' } } },
      heading1: { run: { ...black, size: first }, paragraph: { spacing: { before: 120, after: 120 } } },
      heading2: { run: { ...black, size: second }, paragraph: { spacing: { before: 160, after: 100 } } },
      heading3: { run: { ...black, size: third }, paragraph: { spacing: { before: 120, after: 80 } } },
    },
  };
}

const edge = { style: BorderStyle.DOUBLE, size: 12, color: '000000', space: 24 };
const looks = {
  paper: { styles: stylesOf(22, [24, 23, 22]), small: 16, gap: 80, numbered: true, margin, frame: {} },
  certificate: {
    styles: stylesOf(32, [64, 40, 32]), small: 20, gap: 300, numbered: false, margin: inFrame,
    frame: {
      borders: {
        pageBorders: { display: PageBorderDisplay.ALL_PAGES, offsetFrom: PageBorderOffsetFrom.PAGE },
        pageBorderTop: edge, pageBorderBottom: edge, pageBorderLeft: edge, pageBorderRight: edge,
      },
    },
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
