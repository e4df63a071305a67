import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { FormModel } from '../../domain/forms/model.ts';
import { flow } from './flow.ts';
import { loadFonts, PAPER } from './fonts.ts';
import { lookOf } from './look.ts';
import { frame, margins, SMALL } from './measures.ts';

/** Parts of pdfmake that its types leave out. */
interface Printer {
  virtualfs: { writeFileSync(name: string, content: Uint8Array): void; existsSync(name: string): boolean };
}

pdfmake.addFonts(loadFonts((pdfmake as unknown as Printer).virtualfs));
// Nothing of a paper comes from elsewhere, whatever stands in its texts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** The paper as PDF: A4, fonts embedded, pages numbered. `issuedAt` is an ISO instant. */
export async function renderPdf(model: FormModel, issuedAt: string): Promise<Uint8Array> {
  return await pdfmake.createPdf(definition(model, issuedAt)).getBuffer();
}

function definition(model: FormModel, issuedAt: string): TDocumentDefinitions {
  const orientation = model.orientation ?? 'portrait';
  const look = lookOf(model);
  return {
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [look.margins.left, look.margins.top, look.margins.right, look.margins.bottom],
    version: '1.7',
    language: 'ru-RU',
    displayTitle: true,
    // eslint-disable-next-line no-restricted-syntax -- pdfmake takes no instant but a Date; this one was read from the clock before
    info: { title: model.title, author: model.issuer ?? '', creator: 'soprovozhdenie', subject: model.shortTitle, creationDate: new Date(issuedAt) },
    defaultStyle: { font: PAPER, fontSize: look.size, lineHeight: 1.1 },
    content: withoutLastGap(flow(model.blocks, look)),
    ...(look.numbered ? { footer: pageNumber } : { background: (_page: number, { width, height }: { width: number; height: number }) => frame(width, height) }),
  };
}

function pageNumber(page: number, pages: number): Content {
  return { text: `Стр. ${page} из ${pages}`, alignment: 'center', fontSize: SMALL, margin: [0, margins.bottom / 2 - SMALL, 0, 0] };
}

/** pdfmake would turn to a new page for a gap that does not fit, also for one that nothing follows. */
function withoutLastGap(content: Content[]): Content[] {
  const last = content.at(-1);
  if (typeof last !== 'object' || !('margin' in last) || !Array.isArray(last.margin) || last.margin.length !== 4) return content;
  const [left, top, right] = last.margin;
  return [...content.slice(0, -1), { ...last, margin: [left, top, right, 0] }];
}
