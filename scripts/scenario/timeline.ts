import { labelOf } from '../../src/domain/reference/index.ts';
import { inWords } from './dates.ts';
import { type Fact, type List, wordOf } from './shapes.ts';
import { casePath, read, type Stage } from './stage.ts';

const kinds: Record<string, string> = {
  opened: 'открытие дела', paper: 'документ', diagnostic: 'диагностика', curatorAssignment: 'куратор', levelAssignment: 'уровень',
  programme: 'программа', submission: 'внесение', signature: 'подпись', decision: 'решение', registration: 'журнал учёта', agreement: 'договор',
  execution: 'отметка', review: 'мониторинг', checkScheduled: 'план проверки', postSupportCheck: 'проверка', withdrawal: 'отказ до начала',
};

/** Codes that no reference list puts into words. */
const words: Record<string, string> = {
  primary: 'первичная', interim: 'промежуточная', final: 'итоговая', family: 'семья', director: 'директор', headOfService: 'руководитель службы',
  monitoring: 'мониторинг', quarterlyAnalysis: 'квартальный анализ', halfYearReport: 'полугодовой отчёт', yearReport: 'годовой отчёт',
  questionnaire: 'анкетирование', councilReview: 'рассмотрение на консилиуме',
};
const inRussian = (code: unknown) => words[wordOf(code)] ?? wordOf(code);

/** What of a fact goes into the last column, by its kind. */
const details: Record<string, (fact: Fact) => string> = {
  opened: ({ ground }) => labelOf('grounds', wordOf(ground)).ru,
  paper: ({ type, number }) => `${labelOf('paperTypes', wordOf(type)).ru}${number === undefined ? '' : ` № ${wordOf(number)}`}`,
  diagnostic: ({ kind, conclusion }) => `${inRussian(kind)}: ${wordOf(conclusion)}`,
  curatorAssignment: ({ reason }) => wordOf(reason),
  levelAssignment: ({ level, reason }) => `${labelOf('levels', wordOf(level)).ru}: ${wordOf(reason)}`,
  programme: ({ number, termMonths, measures }) => `№ ${wordOf(number)}, ${wordOf(termMonths)} мес., мероприятий ${(measures as unknown[]).length}`,
  submission: ({ programmeNumber, body }) => `программа № ${wordOf(programmeNumber)} — ${labelOf('bodies', wordOf(body)).ru}`,
  signature: ({ programmeNumber, act, signer }) =>
    `программа № ${wordOf(programmeNumber)}: ${act === 'signed' ? `подписано, ${inRussian(signer)}` : 'экземпляр вручён семье'}`,
  decision: ({ kind, number, body }) => `${labelOf('decisionKinds', wordOf(kind)).ru}; № ${wordOf(number)}, ${labelOf('bodies', wordOf(body)).ru}`,
  registration: ({ year, number }) => `№ ${wordOf(year)}/${wordOf(number)}`,
  execution: ({ programmeNumber, measureNumber, result, reason }) =>
    `№ ${wordOf(programmeNumber)}.${wordOf(measureNumber)} ${result === 'done' ? 'выполнено' : `не выполнено: ${wordOf(reason)}`}`,
  review: ({ kind, findings }) => `${inRussian(kind)}: ${wordOf(findings)}`,
  checkScheduled: ({ number, dueOn }) => `проверка № ${wordOf(number)}, срок ${wordOf(dueOn)}`,
  postSupportCheck: ({ number, findings }) => `№ ${wordOf(number)}: ${wordOf(findings)}`,
};

const LONGEST_CELL = 78;

/** Prints everything that is recorded of the case, page by page, as a table. */
export async function printTimeline(stage: Stage): Promise<number> {
  const facts = await wholeTimeline(stage);
  const rows = facts.map((fact) => [
    String(fact.seq), inWords(fact.date), kinds[fact.factKind] ?? fact.factKind, shortened(details[fact.factKind]?.(fact) ?? ''), fact.recordedBy,
  ]);
  for (const line of table(['№', 'дата', 'что', 'подробности', 'внёс'], rows)) stage.say.plain(line);
  return facts.length;
}

async function wholeTimeline(stage: Stage): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: List<Fact> = await read<List<Fact>>(stage, 'demo-curator', `${casePath(stage, 'timeline')}?limit=20${more}`);
    facts.push(...page.items);
    cursor = page.nextCursor;
  }
  return facts;
}

function shortened(text: string): string {
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
