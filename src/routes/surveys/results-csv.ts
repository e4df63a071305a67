import type { Static } from 'typebox';
import { neutralised, recordOf } from '../../domain/imports/csv.ts';
import type { SurveyResults } from './results-schema.ts';

type Results = Static<typeof SurveyResults>;
type Group = NonNullable<Results['questions'][number]['total']>;

/** The byte order mark without which spreadsheets take UTF-8 for something else. */
const MARK = '\uFEFF';
const heads = ['код вопроса', 'вопрос', 'организатор', 'ответ', 'сколько', 'ответили на вопрос', 'средняя оценка'];

/** The results as Russian spreadsheets read them: a line for each question, group and answer. */
export function resultsCsv({ questions }: Results): string {
  const lines = questions.flatMap(({ question: { code, text }, total, providers }) => [
    ...(total === null ? [] : linesOf([code, text, 'все организаторы'], total)),
    ...providers.flatMap((provider) => linesOf([code, text, provider.name], provider)),
  ]);
  return MARK + [heads, ...lines].map((cells) => recordOf(cells.map(neutralised), ';')).join('');
}

function linesOf(about: readonly string[], { answered, counts, mean }: Group): string[][] {
  if (answered === null) return [[...about, '', 'скрыто', 'скрыто', '']];
  const rest = [String(answered), mean === null ? '' : String(mean).replace('.', ',')];
  if (counts === null || counts.length === 0) return [[...about, '', '', ...rest]];
  return counts.map(({ label, count }) => [...about, label, String(count), ...rest]);
}
