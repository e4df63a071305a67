import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { russianDate } from '../forms/russian-date.ts';
import type { MarkState, TimelineEvent } from './timeline-events.ts';
import type { CaseTimeline, TimelineSpell, TimelineTerm } from './timeline.ts';

/** What the marks mean, also in the picture's legend. */
export const markWords: Record<MarkState, string> = {
  done: 'сделано в срок', doneLate: 'сделано с опозданием', notDone: 'не выполнено', late: 'просрочено', open: 'предстоит', decision: 'решение',
};
export const originWords: Record<TimelineTerm['origin'], string> = { start: 'первый срок', extension: 'продление', levelChange: 'срок нового уровня' };

/** The whole picture in words (текстовое описание), for who cannot see it. */
export function timelineWords(timeline: CaseTimeline): string[] {
  const { today, statuses, levels, curators, terms, decisions, reviews, measures, checks } = timeline;
  return [
    `На ${russianDate(today)}.`,
    section('Этапы', statuses.map(spellWords)), section('Уровни', levels.map(spellWords)), section('Кураторы', curators.map(spellWords)),
    section('Срок программы', terms.map(({ origin, from, to, longestTo }) => (
      `${originWords[origin]} с ${russianDate(from)} по ${russianDate(to)}, предельный срок ${russianDate(longestTo)}`))),
    section('Решения', decisions.map(eventWords)), section('Рассмотрения и диагностика', reviews.map(eventWords)),
    section('Мероприятия', measures.map(({ number, title, dueOn, markedOn, state }) => (
      `№ ${number} «${title}», срок ${russianDate(dueOn)}: ${markWords[state]}${markedOn === undefined ? '' : ` (отметка ${russianDate(markedOn)})`}`))),
    section('Проверки постсопровождения', checks.map(eventWords)),
  ].filter((line) => line !== '');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}: ${lines.join('; ')}.`;
}

function spellWords({ label, from, to }: TimelineSpell): string {
  return `${label} с ${russianDate(from)}${to === null ? '' : ` по ${russianDate(lastDayOf(from, to))}`}`;
}

/** A stretch that began and ended on one day has that day. */
export function lastDayOf(from: LocalDate, to: LocalDate): LocalDate {
  return to > from ? addDays(to, -1) : from;
}

function eventWords({ on, state, label }: TimelineEvent): string {
  return state === 'decision' ? `${russianDate(on)} ${label}` : `${label} ${russianDate(on)}: ${markWords[state]}`;
}
