import type { PaperData } from '../../case/facts.ts';
import { labelOf } from '../../reference/index.ts';
import { recordTable } from '../compose.ts';
import { type DocumentData, factsOf } from '../document-data.ts';
import { memberName } from '../people.ts';
import { russianDate } from '../russian-date.ts';
import type { Section } from './section.ts';

/** The papers of the case (документы дела) with what they say. */
export const paperSection: Section = {
  anchor: 'papers', title: 'Документы дела',
  blocks: (data) => [recordTable('papers', [
    ['position', '№', 1, 'center'], ['date', 'Внесён', 2.7, 'center'], ['type', 'Документ', 5],
    ['requisites', 'Номер, дата, кем выдан', 4], ['content', 'Содержание', 7],
  ], factsOf(data, 'paper').map(({ on, data: paper }, index) => [
    String(index + 1), russianDate(on), labelOf('paperTypes', paper.type).ru, requisites(paper), content(data, paper),
  ]))],
};

function requisites({ number, issuedOn, issuer }: PaperData): string {
  return [number === undefined ? undefined : `№ ${number}`, issuedOn === undefined ? undefined : `от ${russianDate(issuedOn)}`, issuer]
    .filter((words) => words !== undefined).join(', ');
}

/** Whose it is, and every text that stands in the fields of its type. */
function content(data: DocumentData, { memberId, details = {} }: PaperData): string {
  const whose = memberName(data, memberId);
  return [...(whose === undefined ? [] : [whose]), ...textsOf(data, details)].join('; ');
}

/** Codes and ids say nothing to a reader: ids of members become their names, codes of help types their words. */
function textsOf(data: DocumentData, value: unknown, key = ''): string[] {
  if (typeof value === 'string') return [memberName(data, value) ?? words[value] ?? labelOf('helpTypes', value).ru];
  if (typeof value === 'number') return [`${numberWords[key] ?? ''}${value.toLocaleString('ru-RU', { useGrouping: false })}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) => textsOf(data, part, field));
}

const numberWords: Record<string, string> = { rooms: 'комнат: ', areaSquareMetres: 'площадь, кв. м: ' };

const words: Record<string, string> = {
  conversation: 'беседа', questionnaire: 'анкетирование', observation: 'наблюдение', interview: 'интервьюирование',
};
