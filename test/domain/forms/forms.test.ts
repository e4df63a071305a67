import { readFileSync } from 'node:fs';
import t from 'tap';
import { assess } from '../../../src/domain/case/assess.ts';
import { type CaseFormCode, formCodes } from '../../../src/domain/forms/codes.ts';
import { blankForm } from '../../../src/domain/forms/blank-form.ts';
import { blankData } from '../../../src/domain/forms/document-data.ts';
import { familyCertificateForm } from '../../../src/domain/forms/family-certificate.ts';
import { caseForm, caseForms } from '../../../src/domain/forms/index.ts';
import type { FormParameters } from '../../../src/domain/forms/parameters.ts';
import { circumstances } from '../../../src/domain/reference/circumstances.ts';
import { shippedRegulations } from '../../../src/domain/regulations/index.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { DomainError } from '../../../src/domain/errors.ts';
import { isChecked, namesOf, rowsOf, textsOf, valueOf } from '../../support/model-text.ts';
import { CLINIC, family, MOTHER, paperCase, SCHOOL, SON, factsUpTo } from '../../support/paper-case.ts';
import { calendar, tatarstan } from '../../support/histories.ts';

const about = (code: string): FormParameters => (code === 'executor-letter' ? { organisationId: CLINIC } : {});
const full = (code: CaseFormCode, today?: string, parameters = about(code)) => caseForm(code, paperCase(today), parameters);
const wordsOf = (model: Parameters<typeof textsOf>[0]) => textsOf(model).join('\n');

function refusals(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.violations.map(({ code, pointer }) => (pointer === undefined ? code : `${code} ${pointer}`));
    throw error;
  }
  return [];
}

t.test('every word that somebody wrote stands in the case file', async (t) => {
  const words = wordsOf(full('case-file'));
  const ID = /^[0-9a-f]{8}-/;
  const written = (value: unknown): string[] => {
    if (typeof value === 'string') return /[А-Яа-я]/.test(value) && !ID.test(value) ? [value] : [];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(written) : [];
  };
  // Who sat in the council stands in the extract from its decision.
  const aside = ['директор', 'Директорова Елена Примеровна', 'Врачев Олег Тестович'];
  const all = factsUpTo('2026-10-01').filter(({ kind }) => kind !== 'signature').flatMap(({ data }) => written(data))
    .filter((text) => !aside.includes(text));
  t.ok(all.length > 45, `${all.length} texts`);
  for (const text of all) t.ok(words.includes(text.replace(/\.$/, '')), text);
  for (const fact of factsUpTo('2026-10-01')) t.ok(rowsOf(full('case-file'), 'facts').some(([seq]) => seq === String(fact.seq)), `fact ${fact.seq}`);
});

t.test('the case file tells how the level came about', async (t) => {
  t.same(rowsOf(full('case-file'), 'levels'), [
    ['06.03.2026', 'кризисный', 'предложен: По обстоятельствам семьи'], ['11.03.2026', 'кризисный', 'решение № К-7'],
  ]);
  t.ok(rowsOf(full('case-file'), 'decisions').flat().includes('Сопровождение завершить. Рекомендации: Посещать клуб'));
});

t.test('the contents point to every part of the case file, in order', async (t) => {
  const { blocks } = full('case-file');
  const entries = blocks.flatMap((block) => (block.kind === 'contents' ? block.entries : []));
  const anchors = blocks.flatMap((block) => (block.kind === 'heading' && block.anchor !== undefined ? [block.anchor] : []));
  t.same(entries.map(({ anchor }) => anchor), anchors);
  t.equal(new Set(anchors).size, 16);
});

t.test('the case file tells what the family answered, by name or not', async (t) => {
  t.same(rowsOf(full('case-file'), 'questionnaires'), [
    ['01.09.2026', `${family.members.find(({ id }) => id === MOTHER)?.fullName}, по телефону`, '5 из 5', 'да', 'Спасибо психологу. отношение специалистов — 4, понятность — 5'],
    ['02.09.2026', 'анонимно, в сети', '2 из 5', 'частично', ''],
  ]);
});

t.test('an extract tells of the last decision, or of the one asked for', async (t) => {
  const last = full('decision-extract');
  t.match([valueOf(last, 'number'), valueOf(last, 'date'), valueOf(last, 'text'), valueOf(last, 'recommendations'), valueOf(last, 'familyPresence')],
    ['К-31', '28.08.2026', 'Сопровождение завершить', 'Посещать клуб', 'присутствовала']);
  t.same(rowsOf(last, 'present'), [['Директорова Елена Примеровна', 'директор']]);
  t.same(rowsOf(last, 'outsiders'), [['Врачев Олег Тестович', 'Поликлиника № 0 «Образцовая»']]);
  const approval = factsUpTo('2026-03-11').find(({ kind }) => kind === 'decision');
  const first = full('decision-extract', undefined, { factId: approval?.id ?? '' });
  t.match([valueOf(first, 'number'), valueOf(first, 'programmeNumber'), valueOf(first, 'recommendations')], ['К-7', '1', '—']);
});

t.test('a letter tells an executor of its own measures and of nobody else', async (t) => {
  const words = wordsOf(full('executor-letter'));
  t.same(rowsOf(full('executor-letter'), 'measures'), [['1.1', 'Содействие в получении путёвки.', 'Примеров Иван Тестович', '15.05.2026', 'исполнитель']]);
  for (const hidden of ['Примерова Мария', 'Образцовая, д. 1', 'трудоустройстве', 'Индивидуальное обучение', '900 000', 'болел']) t.notOk(words.includes(hidden), hidden);
  t.same(rowsOf(full('executor-letter', undefined, { organisationId: SCHOOL }), 'measures').map(([number, , , , part]) => [number, part]), [['1.1', 'соисполнитель'], ['3.1', 'исполнитель']]);
  const letter = factsUpTo('2026-10-01').find(({ kind }) => kind === 'letter');
  const numbered = full('executor-letter', undefined, { organisationId: CLINIC, factId: letter?.id ?? '' });
  t.match([valueOf(numbered, 'number'), valueOf(numbered, 'date'), valueOf(numbered, 'subject'), valueOf(numbered, 'letterText'), valueOf(numbered, 'answerDueOn')],
    ['И-44', '16.03.2026', 'О путёвке для ребёнка', 'Просим ускорить выдачу.', '01.04.2026']);
});

t.test('the notice of the end tells outcome, results, recommendations and the watch', async (t) => {
  const model = full('end-notice');
  const values = {
    date: '28.08.2026', outcome: 'исполнение программы, достижение положительных результатов', decision: 'ведомственный консилиум, № К-31 от 28.08.2026', recommendations: 'Посещать клуб',
    finalConclusion: 'Семья окрепла', effectiveness: 'высокая', finalRecommendations: 'Наблюдаться у врача', watchUntil: '28.11.2026', checks: '28.11.2026', registerNumber: '2026/15',
  };
  for (const [name, value] of Object.entries(values)) t.equal(valueOf(model, name), value, name);
  t.same(rowsOf(model, 'results').filter((row) => row.length > 1).map((row) => row[3]), ['выполнено 10.05.2026: путёвка получена', 'не выполнено 29.06.2026: ребёнок болел', 'выполнено 20.08.2026']);
});

t.test('the other papers are filled in with what is known', async (t) => {
  const check = full('post-support-check');
  t.match([valueOf(check, 'number'), valueOf(check, 'dueOn'), valueOf(check, 'date'), valueOf(check, 'phone')], ['1', '28.11.2026', undefined, '+7 900 000-00-00']);
  const report = full('living-conditions-report');
  t.match([valueOf(report, 'number'), valueOf(report, 'date'), valueOf(report, 'rooms'), valueOf(report, 'area'), valueOf(report, 'childPlace'), valueOf(report, 'conclusion')],
    ['А-4', '04.03.2026', '2', '43,5', 'отдельный стол и кровать', 'Условия удовлетворительные']);
  t.same(rowsOf(report, 'signatories').map(([name]) => name), ['Обследова Инна Тестовна', 'Комиссарова Ольга Тестовна']);
  t.equal(valueOf(full('living-conditions-report', '2026-03-03'), 'conclusion'), undefined, 'a blank for the visit');
  const agreement = full('agreement');
  t.match([valueOf(agreement, 'number'), valueOf(agreement, 'date'), valueOf(agreement, 'familyMember'), valueOf(agreement, 'familyDesiredResult'), valueOf(agreement, 'level')],
    ['Д-12', '13.03.2026', 'Примерова Мария Тестовна', 'Чтобы сын пошёл в школу', 'кризисный']);
  const consent = full('consent');
  t.match([valueOf(consent, 'member'), valueOf(consent, 'children'), valueOf(consent, 'validUntil')], ['Примерова Мария Тестовна', 'Примеров Иван Тестович (03.09.2017)', 'до 01.03.2028']);
  t.same(['scopeProcessing', 'scopeTransferToExecutors', 'scopeOutsideSpecialists', 'scopeStatistics'].map((name) => isChecked(consent, name)), [true, true, true, false]);
  t.equal(valueOf(full('consent', undefined, { memberId: SON }), 'member'), 'Примеров Иван Тестович');
  const application = full('application');
  t.match([valueOf(application, 'request'), valueOf(application, 'receivedOn'), valueOf(application, 'receivedNumber')], ['Прошу помочь с лечением сына', '02.03.2026', 'З-7']);
  t.match(valueOf(application, 'circumstances'), /наличие ребёнка-инвалида; малообеспеченность; иные признаки, ухудшающие жизнедеятельность \(частая смена жилья\)/);
});

t.test('a certificate has every field of Tatarstan’s Appendix 3', async (t) => {
  const model = familyCertificateForm({ organisation: 'Центр', registerNumber: '2026/3', issuedOn: '2026-10-01', participants: 'семья Примеровых', activity: 'masterClass', direction: 'Керамика', headName: 'Начальникова Вера Тестовна' });
  t.match([valueOf(model, 'organisation'), valueOf(model, 'participants'), valueOf(model, 'activity'), valueOf(model, 'direction'), valueOf(model, 'registerNumber')],
    ['Центр', 'семья Примеровых', 'мастер-класса', 'Керамика', '2026/3']);
  t.match(wordsOf(model), /Начальникова Вера Тестовна/);
});

t.test('a paper whose subject is not there is refused with the reason', async (t) => {
  const early = '2026-03-03';
  t.same(refusals(() => full('programme', early)), ['form.subject-missing']);
  t.same(refusals(() => full('programme', undefined, { programmeNumber: 9 })), ['link.unknown /programmeNumber']);
  t.same(refusals(() => full('decision-extract', early)), ['form.subject-missing']);
  t.same(refusals(() => full('decision-extract', undefined, { factId: MOTHER })), ['link.unknown /factId']);
  t.same(refusals(() => full('executor-letter', undefined, {})), ['form.organisation-required /organisationId']);
  t.same(refusals(() => full('executor-letter', undefined, { organisationId: MOTHER })), ['form.not-executor /organisationId']);
  t.same(refusals(() => full('executor-letter', '2028-03-02')), [], 'a case that has ended asks for no consent');
  t.same(refusals(() => full('end-notice', '2026-08-01')), ['form.subject-missing']);
  t.same(refusals(() => full('post-support-check', '2026-08-01')), ['form.subject-missing']);
  t.same(refusals(() => full('consent', undefined, { memberId: CLINIC })), ['link.unknown /memberId']);
  t.same(refusals(() => full('living-conditions-report', undefined, { factId: factsUpTo('2026-03-02')[2]?.id ?? '' })), ['link.unknown /factId'], 'another paper');
});

t.test('no letter leaves with the family’s data when the consent does not cover it', async (t) => {
  const facts = factsUpTo('2026-04-01').map((fact) => (fact.kind === 'consent' ? { ...fact, data: { ...fact.data, scope: ['processing'] } } : fact));
  const { situation } = assess(tatarstan, calendar, facts, '2026-04-01');
  t.same(refusals(() => caseForm('executor-letter', paperCase('2026-04-01', { situation }), { organisationId: CLINIC })), ['consent.outside-specialists /organisationId']);
});

t.test('each region’s programme goes by its own name and lists', async (t) => {
  const names = shippedRegulations.map((source) => {
    const regulation = resolveRegulation(source);
    const model = caseForms.programme.build({ ...blankData(regulation), family }, {});
    return [regulation.code, model.shortTitle, namesOf(model).filter((name) => name.startsWith('circumstance')).length - 1];
  });
  t.same(Object.fromEntries(names.map(([code, short]) => [code, short])), {
    'magadan-2017': 'ИПСС', 'chelyabinsk-2022': 'ИПСС', 'tatarstan-2017': 'ИПССС', 'azov-2017': 'ИПССС', valuyki: 'ИПС', base: 'ИПСС',
  });
  t.ok(names.every(([, , count]) => Number(count) > 0 && Number(count) <= circumstances.length));
});

t.test('the names of a form are unique, fit a template and are the same with facts and without', async (t) => {
  for (const code of formCodes) {
    const blank = namesOf(blankForm(code, tatarstan));
    t.equal(new Set(blank).size, blank.length, `${code}: ${blank.filter((name, at) => blank.indexOf(name) !== at).join()}`);
    t.same(blank.filter((name) => !/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/.test(name)), [], code);
    if (code === 'family-certificate') continue;
    t.same(namesOf(full(code)), blank, code);
    const everywhere = new Set(namesOf(blankForm(code)));
    t.same(blank.filter((name) => !everywhere.has(name)), [], `${code}: the blank of all regions has them all`);
  }
});

t.test('docs/documents.md names every form with its title and the beginning of its file name', async (t) => {
  const lines = readFileSync('docs/documents.md', 'utf8').split('\n');
  for (const code of formCodes) {
    const line = lines.find((one) => one.startsWith(`| \`${code}\` |`)) ?? '';
    const { title, shortTitle } = blankForm(code, tatarstan);
    t.ok(line.includes(`| ${code === 'programme' ? 'as the region names it' : title}`), `${code}: ${title}`);
    t.ok(line.includes(shortTitle), `${code}: ${shortTitle}`);
  }
});
