import t from 'tap';
import { blankForm } from '../../src/domain/forms/blank-form.ts';
import { sampleData, templateData, templateFields } from '../../src/domain/forms/template-data.ts';
import { checkTemplate } from '../../src/print/docx/check-template.ts';
import { fillTemplate } from '../../src/print/docx/fill-template.ts';
import { docxFile, outsideRels } from '../support/docx-file.ts';
import { docxText } from '../support/paper-text.ts';
import { sampleForm } from '../support/sample-form.ts';

const model = sampleForm(2);
const sample = sampleData(templateFields(model));
const faultsOf = (paragraphs: string[], more?: Record<string, string>) => checkTemplate(docxFile(paragraphs, more), sample);

t.test('a good template prints: texts, conditions and rows', async (t) => {
  const template = docxFile([
    'Заявитель: {applicant}, {paperTitle} № {paperNumber} от {paperDate}', '{#category0}Отмечено{/category0}{^category1}Не отмечено{/category1} {category4Mark}',
    '{#measures}', '{group}{number} {title} до {term}', '{/measures}', 'Подпись: {family}',
  ]);
  t.same(checkTemplate(template, sample), []);
  const text = docxText(fillTemplate(template, templateData(model)));
  t.match(text, 'Заявитель: Семейкина Анна Петровна, Индивидуальная программа социального сопровождения семьи № 17/2026 от 05.03.2026');
  t.match(text, 'ОтмеченоНе отмечено ☒');
  t.match(text, 'Оказание содействия в получении медицинской помощи*');
  t.match(text, '1.2 Содействие в оформлении мер социальной поддержки до 01.06.2026');
  t.match(text, 'Подпись: Семейкина А. П.');
});

t.test('a value that looks like markup or a tag stays a text', async (t) => {
  const text = docxText(fillTemplate(docxFile(['{applicant}']), { ...sample, applicant: '</w:t><w:br/> {address} & "x"' }));
  t.equal(text, '</w:t><w:br/> {address} & "x"');
});

t.test('each fault is told with its place', async (t) => {
  t.same(faultsOf(['Хорошо: {applicant}', 'Кто: {applikant}!', '{#measures}{titel}{/measures}']), [
    { code: 'template.unknown-tag', part: 'word/document.xml', tag: 'applikant', paragraph: 'Кто: {applikant}!' },
    { code: 'template.unknown-tag', part: 'word/document.xml', tag: 'titel', paragraph: '{#measures}{titel}{/measures}' },
  ]);
  t.match(faultsOf(['Начало {#measures} без конца']), [{ code: 'template.tag-broken', tag: 'measures', paragraph: 'Начало {#measures} без конца' }]);
  t.match(faultsOf(['{/measures} без начала']), [{ code: 'template.tag-broken', tag: 'measures' }]);
  t.match(faultsOf(['Не закрыта {applicant и дальше']), [{ code: 'template.tag-broken', paragraph: 'Не закрыта {applicant и дальше' }]);
  t.match(faultsOf(['{title} вне строк']), [{ code: 'template.unknown-tag', tag: 'title' }], 'a column means nothing outside its table');
  t.match(faultsOf(['{@applicant}']), [{ code: 'template.raw-tag', tag: 'applicant' }]);
  t.match(faultsOf(['{constructor} {__proto__} {toString}']).map(({ code }) => code), ['template.unknown-tag', 'template.unknown-tag', 'template.unknown-tag']);
});

t.test('what is dangerous is refused', async (t) => {
  const codes = (more: Record<string, string>) => faultsOf(['{applicant}'], more).map(({ code }) => code);
  t.same(codes({ 'word/vbaProject.bin': 'x' }), ['template.macro']);
  t.same(codes({ 'word/embeddings/oleObject1.bin': 'x' }), ['template.macro']);
  t.same(codes({ 'word/_rels/document.xml.rels': outsideRels }), ['template.external']);
  t.same(codes({ 'word/_rels/document.xml.rels': outsideRels.replace('"External"', "'&#69;xternal'") }), ['template.external']);
  t.same(codes({ 'word/header1.xml': '<w:hdr><w:p><w:r><w:instrText>INCLUDE</w:instrText><w:instrText>TEXT "c:\\\\x"</w:instrText></w:r></w:p></w:hdr>' }), ['template.external']);
  t.same(codes({ 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:styles/>' }), ['template.not-docx']);
  t.same(codes({ 'word/media/a.bin': 'a'.repeat(40 * 1024 * 1024) }), ['template.too-large'], 'a ZIP bomb');
  t.same(checkTemplate(Buffer.from('no file at all'), sample).map(({ code }) => code), ['template.not-docx']);
  t.same(checkTemplate(new Uint8Array(0), sample).map(({ code }) => code), ['template.not-docx']);
  const cut = docxFile(['{applicant}']);
  t.same(checkTemplate(cut.subarray(0, cut.length - 200), sample).map(({ code }) => code), ['template.not-docx']);
});

t.test('the programme offers its fields to templates', async (t) => {
  const fields = templateFields(blankForm('programme'));
  t.ok(fields.length > 30, String(fields.length));
  t.ok(fields.some(({ kind, columns = [] }) => kind === 'rows' && columns.length > 3));
  t.same(fields.filter(({ name }) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name)).map(({ name }) => name), []);
});
