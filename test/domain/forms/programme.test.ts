import t from 'tap';
import { caseForm } from '../../../src/domain/forms/index.ts';
import { isChecked, namesOf, rowsOf, textsOf, valueOf } from '../../support/model-text.ts';
import { family, paperCase } from '../../support/paper-case.ts';
import { richCase } from '../../support/paper-extremes.ts';

const programme = (today?: string) => caseForm('programme', paperCase(today), {});

t.test('the programme has every field of Tatarstan’s Appendix 2, filled in', async (t) => {
  const model = programme();
  t.equal(model.blocks[0]?.kind === 'heading' && model.blocks[0].text, 'ИНДИВИДУАЛЬНАЯ ПРОГРАММА СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ СЕМЬИ');
  const values = {
    number: '2026/15', date: '11.03.2026', programmeShort: 'ИПССС', applicant: 'Примерова Мария Тестовна', address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2', otherCategories: 'семья военнослужащего',
    memberCount: '2', minorCount: '1', curator: 'Кураторова Анна Тестовна, специалист по работе с семьёй', circumstanceNotes: 'частая смена жилья',
    termMonths: '6 мес.', startsOn: '13.03.2026', endsOn: '13.09.2026', goal: 'Вернуть семье устойчивость', tasks: '1) Организовать лечение; 2) Найти работу матери',
    expectedResults: 'Семья справляется сама', familyDesiredResult: 'Чтобы сын пошёл в школу', approvedBy: 'ведомственный консилиум', approvalNumber: 'К-7', approvedOn: '11.03.2026',
  };
  for (const [name, value] of Object.entries(values)) t.equal(valueOf(model, name), value, name);
  const ticked = ['singleParentFamily', 'categoryDisabledChild', 'categorySingleParent', 'categorySingleMother', 'categoryOther', 'circumstanceDisabledChild', 'circumstanceLowIncome', 'circumstanceOtherSigns', 'levelCrisis'];
  const all = namesOf(model).filter((name) => isChecked(model, name) !== undefined);
  t.same(all.filter((name) => isChecked(model, name)), ticked);
  t.equal(all.filter((name) => name.startsWith('circumstance')).length, 22);
  t.equal(all.filter((name) => name.startsWith('category')).length, 16);
  t.equal(all.filter((name) => name.startsWith('level')).length, 3, 'no emergency level in Tatarstan');
  t.same(rowsOf(model, 'members'), [['1', 'Примерова Мария Тестовна', 'мать', '17.04.1990'], ['2', 'Примеров Иван Тестович', 'сын', '03.09.2017']], 'who has left is no member');
  t.same(rowsOf(model, 'measures'), [
    ['Оказание содействия в получении медицинской помощи*'],
    ['1.1', 'Содействие в получении путёвки. Для кого: Примеров Иван Тестович.', '15.05.2026', 'Поликлиника № 0 «Образцовая» / Школа № 0, Примерова Мария Тестовна', 'выполнено 10.05.2026: путёвка получена'],
    ['Оказание содействия в получении юридической помощи*'], ['', 'не планируется', '', '', ''],
    ['Оказание содействия в получении педагогической помощи*'],
    ['3.1', 'Индивидуальное обучение. Для кого: Примеров Иван Тестович.', '30.06.2026', 'Школа № 0', 'не выполнено 29.06.2026: ребёнок болел'],
    ['Оказание содействия в получении психологической помощи*'], ['', 'не планируется', '', '', ''],
    ['Оказание содействия в получении социальной помощи*'],
    ['5.1', 'Содействие в трудоустройстве. Для кого: Примерова Мария Тестовна. Место: центр занятости.', '31.08.2026', 'куратор семьи Кураторова\u00A0А.\u00A0Т.', 'выполнено 20.08.2026'],
    ['Иные виды помощи*'], ['', 'не планируется', '', '', ''],
  ]);
  const signers = model.blocks.flatMap((block) => (block.kind === 'signatures' ? block.signers : []));
  t.same(signers.map(({ name, person, stamp }) => [name, person, stamp === true]), [
    ['signedByFamily', 'Примерова Мария Тестовна', false], ['signedByDirector', 'Директорова Елена Примеровна', true],
    ['signedByHead', 'Начальникова Вера Тестовна', false], ['copyReceived', 'Примерова Мария Тестовна', false],
  ]);
  t.ok(model.blocks.some((block) => block.kind === 'copies' && block.holders.length === 2), 'two copies');
});

t.test('a draft has no number, no date and no approval yet; an unmarked measure has room for its mark', async (t) => {
  const model = programme('2026-03-09');
  for (const name of ['number', 'date', 'approvedBy', 'approvalNumber', 'approvedOn']) t.equal(valueOf(model, name), '', name);
  t.equal(valueOf(model, 'endsOn'), undefined);
  t.equal(model.number, undefined);
  t.equal(rowsOf(model, 'measures')[1]?.[4], '');
});

t.test('boxes and notes stand as in Appendix 2', async (t) => {
  const { blocks } = programme();
  const categories = blocks.flatMap((block) => (block.kind === 'checkboxes' && block.items.some(({ name }) => name === 'categoryOther') ? [block] : []))[0];
  t.equal(categories?.columns, 2);
  const shown = categories?.items.map(({ name, indent = false }) => `${indent ? '- ' : ''}${name.replace('category', '')}`);
  t.same(shown?.slice(0, 8), [
    'ManyChildren', 'DisabledChild', 'ChildWithLimitedHealth', 'FosterFamily', 'MinorInConflictWithLaw', 'SingleParent', '- SingleMother', '- SingleFather',
  ], 'the first column');
  t.same(shown?.slice(8), [
    'MotherChangedHerMind', 'MinorParents', 'Other', '- Refugees', '- LowIncome', '- EmergencyVictims', '- DisabledParents', '- RestoredParents',
  ], 'the second');
  const label = (name: string) => categories?.items.find((item) => item.name === name)?.label;
  t.match(label('categoryChildWithLimitedHealth'), /до 3 лет$/);
  t.match(label('categorySingleParent'), /в том числе:$/);
  t.equal(label('categoryOther'), 'иные категории семей, в том числе:');
  const words = textsOf(programme());
  t.ok(words.includes('Рекомендуемые сроки сопровождения: на адаптационном уровне — до 12 месяцев; на базовом уровне — до 10–12 месяцев; на кризисном уровне — до 6 месяцев.'));
  t.ok(words.includes('* Заполняется согласно документу «Модельная программа социального сопровождения семей с детьми, нуждающихся в социальной помощи, в Республике Татарстан», п. 4.11.'));
  t.ok(words.includes('Составлено в двух экземплярах: 1-й — семье, 2-й — организации, которая её сопровождает.'));
});

t.test('a region whose text says nothing of it has no asterisk', async (t) => {
  const words = textsOf(caseForm('programme', richCase('chelyabinsk-2022'), {}));
  t.ok(words.includes('Сроки сопровождения: на адаптационном уровне — до 12 месяцев; на базовом уровне — до 12 месяцев; на кризисном уровне — до 6 месяцев; на экстренном уровне — до 3 месяцев.'));
  t.notOk(words.some((text) => text.includes('*')));
});

t.test('family a category of which is named by «other» has both boxes ticked', async (t) => {
  const model = caseForm('programme', paperCase(undefined, { family: { ...family, categories: ['refugees', 'singleFather'] } }), {});
  for (const name of ['categoryOther', 'categoryRefugees', 'categorySingleParent', 'categorySingleFather']) t.equal(isChecked(model, name), true, name);
  t.equal(isChecked(model, 'categoryLowIncome'), false);
});
