import t, { type Test } from 'tap';
import { blankForm } from '../../src/domain/forms/blank-form.ts';
import { type CaseFormCode, caseFormCodes, formCodes } from '../../src/domain/forms/codes.ts';
import type { DocumentData } from '../../src/domain/forms/document-data.ts';
import { familyCertificateForm } from '../../src/domain/forms/family-certificate.ts';
import { caseForm, caseForms } from '../../src/domain/forms/index.ts';
import type { FormModel } from '../../src/domain/forms/model.ts';
import { renderDocx } from '../../src/print/docx/render-docx.ts';
import { renderPdf } from '../../src/print/pdf/render-pdf.ts';
import { textsOf } from '../support/model-text.ts';
import { CLINIC, paperCase } from '../support/paper-case.ts';
import { crowdedCase, poorCase, richCase } from '../support/paper-extremes.ts';
import { docxText, pdfFacts, pdfPages } from '../support/paper-text.ts';

const AT = '2026-10-01T06:00:00.000Z';
const about = (code: CaseFormCode) => (code === 'executor-letter' ? { organisationId: CLINIC } : {});
const A4 = [595, 842];

/** Lines break where they must: only the letters are compared. */
const squeezed = (text: string) => text.replace(/Стр\. \d+ из \d+/g, '').replace(/\s+/g, '');

function missingIn(text: string, model: FormModel): string[] {
  const found = squeezed(text);
  return textsOf(model).filter((words) => !found.includes(squeezed(words)));
}

/** Everything that makes a paper fit to be signed, in both formats; gives the words of each page. */
async function fitToSign(t: Test, model: FormModel): Promise<string[]> {
  const content = await renderPdf(model, AT);
  const pages = await pdfPages(content);
  t.same(missingIn(docxText(await renderDocx(model)), model), [], `${model.code}: DOCX`);
  t.same(missingIn(pages.join(' '), model), [], `${model.code}: PDF`);
  const last = squeezed(pages.at(-1) ?? '');
  const signers = model.blocks.flatMap((block) => (block.kind === 'signatures' ? block.signers : []));
  const names = signers.map(({ role, person = '' }) => squeezed(role + person)).join('');
  t.ok(last.length > (pages.length > 1 ? Math.min(names.length, 80) : 20), `${model.code}: no page with next to nothing on it`);
  for (const [at, page] of pages.entries()) {
    t.ok(squeezed(page).length > 20, `${model.code}: an empty page`);
    if (model.look !== 'certificate') t.ok(page.includes(`Стр. ${at + 1} из ${pages.length}`), `${model.code}: page ${at + 1}`);
    for (const block of model.blocks) if (block.kind === 'heading') t.notOk(squeezed(page).endsWith(squeezed(block.text)), `${model.code}: «${block.text}» alone at the foot of a page`);
  }
  await isWellFormed(t, model, content);
  return pages;
}

async function isWellFormed(t: Test, model: FormModel, content: Uint8Array): Promise<void> {
  const { sizes, title, author, language, fonts } = await pdfFacts(content);
  const wanted = model.orientation === 'landscape' ? A4.toReversed() : A4;
  t.same(new Set(sizes.map((size) => size.join())), new Set([wanted.join()]), `${model.code}: A4`);
  t.same([title, author, language], [model.title, model.issuer ?? '', 'ru-RU'], `${model.code}: says what it is`);
  t.ok(fonts.used > 0, model.code);
  t.equal(fonts.embedded, fonts.used, `${model.code}: every font is inside`);
}

const certificate = (participants: string, organisation = 'Центр') => familyCertificateForm({
  organisation, registerNumber: '2026/3', issuedOn: '2026-10-01', participants, activity: 'club', direction: 'Керамика', headName: 'Начальникова Вера Тестовна',
});

t.test('every word of every paper is found in its PDF and its DOCX', async (t) => {
  for (const code of caseFormCodes) {
    const model = caseForm(code, paperCase(), about(code));
    t.ok(textsOf(model).length > 20, code);
    const pages = await fitToSign(t, model);
    t.ok(pages.length <= (code === 'case-file' ? 9 : 3), `${code}: ${pages.length} pages`);
  }
  for (const participants of ['семье Примеровых', Array.from({ length: 12 }, (_, at) => `Константинопольской-Преображенской Александре (${at})`).join(', ')]) {
    t.equal((await fitToSign(t, certificate(participants, 'Комплексный центр социального обслуживания населения «Доверие»'))).length, 1, 'a certificate is one page');
  }
});

t.test('a blank of every paper can be printed too', async (t) => {
  for (const code of formCodes) await fitToSign(t, blankForm(code));
});

const each = (data: DocumentData, code: CaseFormCode) => caseForms[code].build(data, about(code));

t.test('a paper of a case of which little is known is whole too, in every region', async (t) => {
  for (const code of caseFormCodes) await fitToSign(t, each(poorCase('magadan-2017'), code));
  for (const region of ['valuyki', 'chelyabinsk-2022']) await fitToSign(t, each(richCase(region), 'programme'));
});

t.test('twelve members, forty measures and the longest names fit: tables run on with their headers', async (t) => {
  for (const code of caseFormCodes) {
    const model = each(crowdedCase('tatarstan-2017'), code);
    const pages = await fitToSign(t, model);
    if (code !== 'programme') continue;
    const withPlan = pages.filter((page) => /Содействие в организации|Консультация \d+\./.test(page));
    t.ok(withPlan.length > 3, `the plan takes ${withPlan.length} pages`);
    for (const page of withPlan) t.match(page, 'Основные мероприятия по социальному', 'the header again');
    for (const page of pages) t.notMatch(page, /помощи\* Стр\. \d+ из \d+$/, 'no heading of a group at the foot of a page');
  }
});

t.test('a signature never stands on a page without words that are signed', async (t) => {
  const notice = each(richCase('tatarstan-2017'), 'end-notice');
  const at = notice.blocks.findIndex(({ kind }) => kind === 'table');
  for (let more = 0; more < 9; more += 1) {
    const blocks = notice.blocks.toSpliced(at, 0, ...Array.from({ length: more }, () => ({ kind: 'paragraph' as const, runs: ['Строка.'] })));
    const last = (await pdfPages(await renderPdf({ ...notice, blocks }, AT))).at(-1);
    t.match(last, /Уведомление получил/);
    t.match(last, /Если помощь понадобится снова/, `${more} more lines`);
  }
});

t.test('a value of several pages is printed whole', async (t) => {
  const words = Array.from({ length: 700 }, () => 'Подробность.').join(' ');
  const model: FormModel = {
    code: 'x', title: 'Проверка', shortTitle: 'Проверка', blocks: [
      { kind: 'heading', level: 2, text: 'Вывод' }, { kind: 'fields', fields: [{ name: 'conclusion', label: 'Вывод', value: words }] },
      { kind: 'heading', level: 2, text: 'Текст' }, { kind: 'paragraph', runs: [words] },
    ],
  };
  const text = (await pdfPages(await renderPdf(model, AT))).join(' ');
  t.equal(text.match(/Подробность/g)?.length, 1400);
  t.equal(docxText(await renderDocx(model)).match(/Подробность/g)?.length, 1400);
});

t.test('the contents of the case file give the page on which each part begins', async (t) => {
  const model = each(crowdedCase('tatarstan-2017'), 'case-file');
  const pages = await pdfPages(await renderPdf(model, AT));
  const entries = model.blocks.flatMap((block) => (block.kind === 'contents' ? block.entries : []));
  t.ok(entries.length > 10);
  for (const [at, { title }] of entries.entries()) {
    const [, told] = new RegExp(`(?:^| )${at + 1}\\. ${title.replace(/[()]/g, '\\$&')} (\\d+)`).exec(pages[0] ?? '') ?? [];
    const begins = pages.findIndex((page, number) => number > 0 && page.includes(`${at + 1}. ${title}`)) + 1;
    t.equal(Number(told), begins, title);
  }
});
