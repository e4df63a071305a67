import { parentPort } from 'node:worker_threads';
import { checkTemplate } from './docx/check-template.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import type { PrintTask } from './task.ts';
import { workbook } from './xlsx/workbook.ts';

// A thread of its own: laying out a paper takes about a tenth of a second, in which nobody else would be answered.
parentPort?.on('message', ({ id, task }: { id: number; task: PrintTask }) => {
  void carryOut(task).then(
    (result) => parentPort?.postMessage({ id, result }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

async function carryOut(task: PrintTask): Promise<unknown> {
  switch (task.kind) {
    case 'form': return task.format === 'pdf' ? await renderPdf(task.model, task.issuedAt) : await renderDocx(task.model);
    case 'template': return fillTemplate(task.template, task.data);
    case 'check': return checkTemplate(task.template, task.sample);
    case 'workbook': return await workbook(task.sheets);
  }
}
