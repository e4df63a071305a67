import t from 'tap';
import { familyRegisterForm } from '../../src/domain/register/family-register.ts';
import { registerEntry } from '../../src/domain/register/register-entry.ts';
import { inTurn } from '../../src/print/in-turn.ts';
import { renderPdf } from '../../src/print/pdf/render-pdf.ts';
import { family } from '../support/paper-case.ts';
import { pdfPages, plain } from '../support/paper-text.ts';
import { entrySource } from '../support/register-entries.ts';

const LAST = 40;
const longNote = Array.from({ length: 300 }, (_, index) => `слово${index}`).join(' ');

// Tried, and the test failed each time: a header on the first page only, rows that may not break however long they are.
t.test('a register goes over pages with its heading on each, every number once and in order', async (t) => {
  const entries = Array.from({ length: LAST }, (_, index) => registerEntry(
    entrySource({ number: index + 1, registeredOn: '2026-03-11', ...(index === 9 ? { categoryNote: longNote } : {}) }), '2026-12-31'));
  const model = familyRegisterForm({ organisation: 'Центр «Пример»', municipality: family.municipality, year: 2026, on: '2026-12-31', entries });
  const pages = await pdfPages(await renderPdf(model, '2026-12-31T09:00:00.000Z'));
  t.ok(pages.length > 3, `${pages.length} pages`);
  for (const [index, page] of pages.entries()) {
    t.ok(page.includes(`Стр. ${index + 1} из ${pages.length}`));
    // The signatures may have a page of their own.
    if (/\d\d\.\d\d\.2026/.test(page) || page.includes('слово')) t.ok(page.includes('Категории') && page.includes('Состояние'), `heading on page ${index + 1}`);
  }
  const numbers = [...pages.join(' ').matchAll(/(\d+)\s+11\.03\.2026/g)].map(([, number]) => Number(number));
  t.same(numbers, Array.from({ length: LAST }, (_, index) => index + 1));
  const text = plain(pages.join(' '));
  t.ok(text.includes('слово0') && text.includes('слово299'), 'a text longer than a page is all there');
  t.ok(pages.at(-1)?.includes('Ответственный за ведение журнала'));
});

t.test('large works are carried out one after the other, and one that fails holds up none', async (t) => {
  const happened: string[] = [];
  const work = (name: string, fails = false) => inTurn(async () => {
    happened.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    happened.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  });
  const results = await Promise.allSettled([work('first'), work('second', true), work('third')]);
  t.same(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled']);
  t.same(happened, ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
});
