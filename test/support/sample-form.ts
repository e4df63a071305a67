import type { FormModel, TableRow } from '../../src/domain/forms/model.ts';

const help = ['медицинской', 'юридической', 'педагогической', 'психологической', 'социальной'];

/** A paper with a block of every kind and a table over several pages. */
export function sampleForm(measuresEach = 3): FormModel {
  return {
    code: 'programme', title: 'Индивидуальная программа социального сопровождения семьи', shortTitle: 'ИПСС', number: '17/2026', date: '2026-03-05',
    issuer: 'Центр «Семья»',
    blocks: [
      { kind: 'heading', level: 1, text: 'ИНДИВИДУАЛЬНАЯ ПРОГРАММА СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ СЕМЬИ' },
      { kind: 'paragraph', align: 'center', runs: ['№ ', { name: 'number', text: '17/2026' }, ' от ', { name: 'date', text: '' }] },
      { kind: 'fields', fields: [
        { name: 'applicant', label: 'Ф.И.О. заявителя (представителя семьи)', value: 'Семейкина Анна Петровна' },
        { name: 'address', label: 'Адрес места жительства семьи', hint: '(по месту пребывания)' },
      ] },
      { kind: 'heading', level: 2, text: 'Категория семьи', anchor: 'category' },
      { kind: 'checkboxes', columns: 2, items: Array.from({ length: 15 }, (_, at) => (
        { name: `category${at}`, label: `категория семьи, в которой воспитываются дети, № ${at}`, checked: at % 4 === 0, indent: at === 2 })) },
      { kind: 'heading', level: 2, text: 'Обстоятельства' },
      { kind: 'checkboxes', columns: 2, items: Array.from({ length: 20 }, (_, at) => (
        { name: `circumstance${at}`, label: `нарушение детско-родительских отношений (частые конфликты), № ${at}`, checked: at % 5 === 0 })) },
      { kind: 'heading', level: 2, text: 'План работы с семьей', anchor: 'plan' },
      { kind: 'table', name: 'measures', columns: [
        { name: 'number', title: '№', width: 1 }, { name: 'title', title: 'Основные мероприятия', width: 5 },
        { name: 'term', title: 'Сроки исполнения', width: 2, align: 'center' }, { name: 'executor', title: 'Ответственный исполнитель', width: 3 },
        { name: 'mark', title: 'Отметка о выполнении', width: 2 },
      ], rows: help.flatMap((kind, at): TableRow[] => [
        { kind: 'group', text: `Оказание содействия в получении ${kind} помощи*` },
        ...Array.from({ length: measuresEach }, (_, number): TableRow => (
          { kind: 'cells', cells: [`${at + 1}.${number + 1}`, 'Содействие в оформлении мер социальной поддержки', '01.06.2026', 'Центр «Семья»', ''] })),
      ]) },
      { kind: 'copies', holders: ['семье', 'организатору'] },
      { kind: 'signatures', signers: [
        { name: 'family', role: 'С содержанием мероприятий согласен', person: 'Семейкина А. П.', dated: true },
        { name: 'director', role: 'Директор', stamp: true },
      ] },
      { kind: 'pageBreak' },
      { kind: 'contents', entries: [{ anchor: 'category', title: 'Категория семьи' }, { anchor: 'plan', title: 'План работы' }] },
    ],
  };
}
