import t, { type Test } from 'tap';
import { blankForm } from '../../src/domain/forms/blank-form.ts';
import { caseFormCodes, formCodes } from '../../src/domain/forms/codes.ts';
import { familyCertificateForm } from '../../src/domain/forms/family-certificate.ts';
import { caseForm } from '../../src/domain/forms/index.ts';
import type { FormModel } from '../../src/domain/forms/model.ts';
import { renderDocx } from '../../src/print/docx/render-docx.ts';
import { renderPdf } from '../../src/print/pdf/render-pdf.ts';
import { textsOf } from '../support/model-text.ts';
import { CLINIC, paperCase } from '../support/paper-case.ts';
import { docxText, pdfPages } from '../support/paper-text.ts';

const AT = '2026-10-01T06:00:00.000Z';

/** Lines break where they must: only the letters are compared. */
const squeezed = (text: string) => text.replace(/Стр\. \d+ из \d+/g, '').replace(/\s+/g, '');

function missingIn(text: string, model: FormModel): string[] {
  const found = squeezed(text);
  return textsOf(model).filter((words) => !found.includes(squeezed(words)));
}

async function bothSayAll(t: Test, model: FormModel): Promise<string[]> {
  const pages = await pdfPages(await renderPdf(model, AT));
  t.same(missingIn(pages.join(' '), model), [], `${model.code}: PDF`);
  t.same(missingIn(docxText(await renderDocx(model)), model), [], `${model.code}: DOCX`);
  return pages;
}

const certificate = familyCertificateForm({
  organisation: 'Центр', registerNumber: '2026/3', issuedOn: '2026-10-01', participants: 'семья Примеровых', activity: 'club', direction: 'Керамика', headName: 'Начальникова Вера Тестовна',
});

t.test('every word of every paper is found in its PDF and its DOCX', async (t) => {
  for (const code of caseFormCodes) {
    const model = caseForm(code, paperCase(), code === 'executor-letter' ? { organisationId: CLINIC } : {});
    t.ok(textsOf(model).length > 20, code);
    const pages = await bothSayAll(t, model);
    t.ok(pages.length <= (code === 'case-file' ? 9 : 3), `${code}: ${pages.length} pages`);
    for (const page of pages) t.ok(squeezed(page).length > 20, `${code}: an empty page`);
  }
  const pages = await bothSayAll(t, certificate);
  t.equal(pages.length, 1);
});

t.test('a blank of every paper can be printed too', async (t) => {
  for (const code of formCodes) await bothSayAll(t, blankForm(code));
});
