import type { LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import type { Survey, SurveyQuestion } from '../survey.ts';

/** What may be wrong with a new survey by itself. @param known those of its providers that the region has */
export function surveyViolations(
  { from, to, questions, providerIds }: Pick<Survey, 'from' | 'to' | 'questions' | 'providerIds'>, known: ReadonlySet<string>,
): Violation[] {
  const backwards: Violation[] = to < from ? [{ code: 'survey.end-before-start', pointer: '/period/to', params: { from, to } }] : [];
  return [
    ...backwards,
    ...repeated(questions, (at) => `/questions/${at}/code`),
    ...questions.flatMap((question, at) => optionViolations(question, `/questions/${at}/options`)),
    ...providerIds.flatMap((id, at): Violation[] =>
      (known.has(id) ? [] : [{ code: 'link.unknown', pointer: `/providerIds/${at}`, params: { what: id } }])),
  ];
}

function optionViolations(question: SurveyQuestion, place: string): Violation[] {
  return question.kind === 'choice' ? repeated(question.options, (at) => `${place}/${at}/code`) : [];
}

function repeated(things: readonly { code: string }[], pointer: (at: number) => string): Violation[] {
  return things.flatMap(({ code }, at): Violation[] =>
    (things.findIndex((one) => one.code === code) < at ? [{ code: 'survey.code-repeated', pointer: pointer(at), params: { value: code } }] : []));
}

/** One answer as it is sent: exactly one of mark, option and text is there. */
export interface SentAnswer {
  question: string;
  mark?: number;
  option?: string;
  text?: string;
}

/** One response as it is sent. */
export interface SentResponse {
  providerId: string;
  date: LocalDate;
  answers: readonly SentAnswer[];
}

/** What may be wrong with one response: its provider and its day must be the survey's, its answers fit the questions. */
export function responseViolations(survey: Survey, { providerId, date, answers }: SentResponse, today: LocalDate, place: string): Violation[] {
  const { from, to, providerIds } = survey;
  const strange: Violation[] = providerIds.includes(providerId) ? [] : [{ code: 'link.unknown', pointer: `${place}/providerId`, params: { what: providerId } }];
  const future: Violation[] = date > today ? [{ code: 'date.in-future', pointer: `${place}/date`, params: { date, today } }] : [];
  const outside: Violation[] = date < from || date > to ? [{ code: 'survey.date-outside', pointer: `${place}/date`, params: { date, from, to } }] : [];
  return [...strange, ...(future.length > 0 ? future : outside), ...answers.flatMap((one, at) => [
    ...answerViolations(survey, one, `${place}/answers/${at}`),
    ...(answers.findIndex(({ question }) => question === one.question) < at
      ? [{ code: 'survey.code-repeated' as const, pointer: `${place}/answers/${at}/question`, params: { value: one.question } }] : []),
  ])];
}

function answerViolations({ questions }: Survey, { question: code, mark, option, text }: SentAnswer, place: string): Violation[] {
  const question = questions.find((one) => one.code === code);
  if (question === undefined) return [{ code: 'reference.unknown', pointer: `${place}/question`, params: { value: code, list: 'questions' } }];
  const given = { scale: mark, choice: option, text }[question.kind];
  if (given === undefined) return [{ code: 'survey.answer-misfit', pointer: place, params: { question: code, kind: question.kind } }];
  if (question.kind !== 'choice' || question.options.some((one) => one.code === option)) return [];
  return [{ code: 'reference.unknown', pointer: `${place}/option`, params: { value: String(option), list: code } }];
}
