import { cpus } from 'node:os';
import { blankForm } from '../../src/domain/forms/blank-form.ts';
import type { FormModel, TableRow } from '../../src/domain/forms/model.ts';
import { renderDocx } from '../../src/print/docx/render-docx.ts';
import { renderPdf } from '../../src/print/pdf/render-pdf.ts';
import { median } from '../statistics.ts';
import type { Suite } from '../suite.ts';

const AT = '2026-03-02T09:00:00.000Z';
const PAPERS = 20;

/** How many programmes one core prints in a second. */
export const printSuite: Suite = {
  name: 'print',
  about: 'programme forms with twelve measures, as PDF and as DOCX, on one core',
  async run({ rounds }) {
    const model = filled(blankForm('programme'));
    const ways = { pdf: () => renderPdf(model, AT), docx: () => renderDocx(model) };
    const samples: { pdf: number[]; docx: number[] } = { pdf: [], docx: [] };
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of ['pdf', 'docx'] as const) {
        const speed = await perSecond(ways[way]);
        if (round > 0) samples[way].push(speed);
      }
    }
    const rows = Object.entries(samples).map(([way, speeds]) => [way, median(speeds).toFixed(1), Math.min(...speeds).toFixed(1)]);
    return {
      title: 'Programme forms printed on one core',
      surroundings: { node: process.version, processor: cpus()[0]?.model ?? '', rounds, 'papers in a round': PAPERS },
      tables: [{ title: 'Papers a second of processor time', columns: ['format', 'median', 'least'], rows }],
      limits: [{ what: 'programmes as PDF a second', measured: median(samples.pdf), atLeast: 10 }],
      samples,
    };
  },
};

/** By processor time, of all threads: a busy machine beside it does not count. */
async function perSecond(print: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let paper = 0; paper < PAPERS; paper += 1) await print();
  const { user, system } = process.cpuUsage(before);
  return PAPERS / ((user + system) / 1e6);
}

function filled(model: FormModel): FormModel {
  const blocks = model.blocks.map((block) => (block.kind !== 'table' || block.name !== 'measures' ? block : {
    ...block, rows: Array.from({ length: 12 }, (_, at): TableRow => ({
      kind: 'cells', cells: block.columns.map((_column, column) => (column === 0 ? `${at + 1}` : 'Содействие в оформлении мер социальной поддержки')),
    })),
  }));
  return { ...model, blocks };
}
