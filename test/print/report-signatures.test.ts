import t from 'tap';
import { reportForm } from '../../src/domain/forms/report.ts';
import { indicatorForm } from '../../src/domain/forms/indicators.ts';
import type { FormModel } from '../../src/domain/forms/model.ts';
import { renderForm } from '../../src/print/render.ts';
import { pdfPages } from '../support/paper-text.ts';

// However long the last table is, the page with the signatures says what is signed. Broken once on purpose, to see it fail: the sentence left out.

const period = { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' };
const labels = (rows: number) => Array.from({ length: rows }, (_, at) => `показатель ${at + 1}`);

function aReport(rows: number): FormModel {
  return reportForm({
    period, organisation: 'Центр', municipality: null, region: null, figures: [], limits: [], madeOn: '2026-04-05',
    missing: labels(rows).map((label) => ({ label, cases: 1 })), submission: null,
  });
}

function indicators(rows: number): FormModel {
  return indicatorForm({
    period, whose: 'Центр', madeOn: '2026-04-05', indicators: [],
    missing: labels(rows).map((label) => ({ code: label, label, count: 1, indicators: [], cases: null })),
  });
}

for (const [what, form, from] of [['report', aReport, 0], ['indicators', indicators, 20]] as const) {
  t.test(`signatures of the ${what} never stand alone on a page`, async (t) => {
    let turned = 0;
    for (let rows = from; rows < from + 24; rows += 1) {
      const pages = await pdfPages(await renderForm(form(rows), 'pdf', '2026-04-05T00:00:00.000Z'));
      const signed = pages.filter((page) => page.includes('(подпись)'));
      t.equal(signed.length, 1, `${rows} rows: on one page`);
      t.ok(signed[0]?.includes('подтверждаем:'), `${rows} rows: with the words that are signed`);
      if (rows > 0 && !signed[0]?.includes(`оказатель ${rows}`)) turned += 1;
    }
    t.ok(turned > 0, 'the page has turned between the table and the signatures');
  });
}
