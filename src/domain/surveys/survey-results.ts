import type { Mark } from '../case/facts.ts';
import { LEAST_FAMILIES } from '../statistics/dimensions.ts';
import { suppress } from '../statistics/suppress.ts';
import type { SurveyQuestion } from '../survey.ts';

/** How often something was answered to a question about a provider; of a text question only that something was. */
export interface AnswerCount {
  providerId: string;
  question: string;
  /** The mark or the option's code; empty for a text. */
  answer: string;
  count: number;
}

/** Groups of fewer responses are withheld, as groups of families are in statistics. */
export const LEAST_RESPONSES = LEAST_FAMILIES;

/** What a group of people answered to one question. Everything is null where the group is too small to be told. */
export interface GroupResult {
  suppressed: boolean;
  /** How many answered the question. */
  answered: number | null;
  /** By mark or option, zero included; of a text question none. */
  counts: { answer: string; count: number }[] | null;
  /** Of a scale, the mean mark with two decimals, half up. */
  mean: number | null;
}

export interface QuestionResult {
  question: SurveyQuestion;
  /** Everybody; null to a provider, who is told of itself. */
  total: GroupResult | null;
  providers: ({ providerId: string } & GroupResult)[];
}

/**
 * The results of a survey by question and provider. A provider's group of fewer than five answers to a question is withheld, and further
 * ones from which it could be worked out.
 * @param whole false to tell nothing beyond the providers named
 */
export function surveyResults(questions: readonly SurveyQuestion[], providerIds: readonly string[], counts: readonly AnswerCount[], whole: boolean): QuestionResult[] {
  return questions.map((question): QuestionResult => {
    const own = counts.filter((one) => one.question === question.code);
    const sizes = providerIds.map((id) => [id, sum(own.filter(({ providerId }) => providerId === id))] as const);
    const hidden = withheld(sizes, whole);
    return {
      question,
      total: whole ? groupResult(question, own, sum(own) < LEAST_RESPONSES) : null,
      providers: sizes.map(([providerId]) => ({
        providerId, ...groupResult(question, own.filter((one) => one.providerId === providerId), hidden.has(providerId)),
      })),
    };
  });
}

/** Whose answers are not told. Without a total beside it a group stands for itself. */
function withheld(sizes: readonly (readonly [string, number])[], whole: boolean): ReadonlySet<string> {
  if (!whole) return new Set(sizes.filter(([, size]) => size < LEAST_RESPONSES).map(([id]) => id));
  const answered = sizes.filter(([, size]) => size > 0).map(([id, size]) => [id, { cases: size, families: size }] as const);
  const all = answered.reduce((total, [, { families }]) => total + families, 0);
  const published = suppress({ total: { cases: all, families: all }, rows: new Map(answered), columns: new Map(), cells: new Map() });
  const told = new Set(published.rows.filter(({ count }) => count !== null).map(({ key }) => key));
  return new Set(sizes.filter(([id]) => !told.has(id)).map(([id]) => id));
}

function groupResult(question: SurveyQuestion, counts: readonly AnswerCount[], suppressed: boolean): GroupResult {
  if (suppressed) return { suppressed, answered: null, counts: null, mean: null };
  const answered = sum(counts);
  const answers = answersTo(question);
  const of = (answer: string) => sum(counts.filter((one) => one.answer === answer));
  return {
    suppressed, answered, counts: answers.map((answer) => ({ answer, count: of(answer) })),
    mean: question.kind === 'scale' && answered > 0 ? hundredths(answers.reduce((total, answer) => total + Number(answer) * of(answer), 0), answered) : null,
  };
}

const marks: readonly Mark[] = [1, 2, 3, 4, 5];

function answersTo(question: SurveyQuestion): string[] {
  if (question.kind === 'scale') return marks.map(String);
  return question.kind === 'choice' ? question.options.map(({ code }) => code) : [];
}

/** Two decimals, half up, in whole numbers all the way. */
function hundredths(dividend: number, divisor: number): number {
  return Math.floor((200 * dividend + divisor) / (2 * divisor)) / 100;
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
