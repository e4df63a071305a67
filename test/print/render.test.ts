import t from 'tap';
import type { FormModel } from '../../src/domain/forms/model.ts';
import { renderDocx } from '../../src/print/docx/render-docx.ts';
import { zipParts } from '../../src/print/docx/zip-parts.ts';
import { renderPdf } from '../../src/print/pdf/render-pdf.ts';
import { renderForm } from '../../src/print/render.ts';
import { docxText, pdfPages } from '../support/paper-text.ts';
import { sampleForm } from '../support/sample-form.ts';

const AT = '2026-03-05T06:00:00.000Z';
const shown = [
  'ИНДИВИДУАЛЬНАЯ ПРОГРАММА СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ СЕМЬИ', '№ 17/2026 от ________', 'Ф.И.О. заявителя (представителя семьи)', 'Семейкина Анна Петровна',
  'Адрес места жительства семьи', '(по месту пребывания)', '☒ категория семьи, в которой воспитываются дети, № 4', '☐ категория семьи, в которой воспитываются дети, № 5',
  'Отметка о выполнении', 'Оказание содействия в получении юридической помощи*', 'Составлено в двух экземплярах: 1-й — семье, 2-й — организатору.', '☐ 1-й экземпляр', 'М. П.', '(подпись)', 'Семейкина А. П.',
];

t.test('a PDF says everything that the paper says, page by page', async (t) => {
  const pages = await pdfPages(await renderPdf(sampleForm(5), AT));
  const text = pages.join(' ');
  for (const words of shown) t.ok(text.includes(words), words);
  for (const [at, page] of pages.entries()) t.ok(page.includes(`Стр. ${at + 1} из ${pages.length}`), `page ${at + 1}`);
  const plan = pages.findIndex((page) => page.includes('План работы с семьей'));
  t.match(pages[plan], /Основные мероприятия/, 'a heading stays with its table');
  t.match(pages[plan + 1], /Основные мероприятия/, 'the header again on the next page');
  t.match(pages.at(-1), /1\. Категория семьи 1 2\. План работы 2/, 'contents with page numbers');
});

t.test('whatever the length of the plan, no heading of a group is left at the bottom of a page', async (t) => {
  for (let each = 1; each < 9; each += 1) {
    const pages = await pdfPages(await renderPdf(sampleForm(each), AT));
    for (const page of pages) t.notMatch(page, /помощи\* Стр\. \d+ из \d+$/, `${each} measures`);
  }
});

t.test('a text longer than a page is printed whole', async (t) => {
  const model = sampleForm(1);
  const blocks = model.blocks.map((block) => (block.kind !== 'table' ? block : {
    ...block, rows: [...block.rows, { kind: 'cells' as const, cells: ['6.1', Array.from({ length: 400 }, () => 'Подробность меры.').join(' '), '', '', ''] }],
  }));
  const text = (await pdfPages(await renderPdf({ ...model, blocks }, AT))).join(' ');
  t.equal(text.match(/Подробность/g)?.length, 400);
});

t.test('fonts are inside, and the file says what it is', async (t) => {
  const raw = Buffer.from(await renderPdf(sampleForm(1), AT)).toString('latin1');
  t.match(raw, /\/FontFile2/);
  t.match(raw, /\/Lang \(ru-RU\)/);
  t.match(raw, /^%PDF-1\.7/);
  t.notMatch(raw, /\/URI|\/JavaScript|\/Launch/);
});

t.test('a text of a paper fetches nothing and runs nothing', async (t) => {
  const model: FormModel = {
    code: 'x', title: 'Проверка', shortTitle: 'Проверка',
    blocks: [{ kind: 'paragraph', runs: ['<w:p/> & "кавычки" {#tag} file:///etc/passwd https://example.org \u0001\u000b'] }],
  };
  t.match((await pdfPages(await renderPdf(model, AT))).join(' '), '<w:p/> & "кавычки" {#tag} file:///etc/passwd');
  t.match(docxText(await renderDocx(model)), '<w:p/> & "кавычки" {#tag}');
});

t.test('a DOCX says the same', async (t) => {
  const content = await renderDocx(sampleForm(5));
  const text = docxText(content);
  for (const words of shown) t.ok(text.includes(words), words);
  const xml = zipParts(content).get('word/document.xml')?.toString('utf8') ?? '';
  t.ok(xml.includes('<w:tblHeader/>'));
  t.ok(xml.includes('<w:cantSplit/>'));
  t.ok(xml.includes('<w:pgSz w:w="11906" w:h="16838"'));
  t.ok(xml.includes('<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1134"'));
  t.match(docxText(content), /Стр\. из/);
  t.ok(zipParts(content).get('word/styles.xml')?.toString('utf8').includes('ru-RU'));
});

t.test('papers are printed beside the thread that answers requests', async (t) => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 2);
  t.teardown(() => clearInterval(turning));
  const all = await Promise.all([renderForm(sampleForm(3), 'pdf', AT), renderForm(sampleForm(3), 'docx', AT), renderForm(sampleForm(3), 'pdf', AT)]);
  t.ok(turns > 10, `the loop went on turning: ${turns}`);
  t.match(Buffer.from(all[0] ?? []).toString('latin1', 0, 5), '%PDF-');
  t.ok(docxText(all[1] ?? new Uint8Array()).includes('Семейкина'));
});
