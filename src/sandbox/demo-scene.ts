import { addDays, type LocalDate } from '../domain/calendar/local-date.ts';
import { addMonths } from '../domain/calendar/terms.ts';
import type { RecordableKind } from '../domain/case/fact-rules.ts';
import type { FactData } from '../domain/case/facts.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import type { FactRequest } from '../operations/record-fact.ts';
import { membersOf } from './demo-people.ts';
import type { DemoRegion } from './demo-regions.ts';
import type { DemoStory } from './demo-stories.ts';

/** Any fact that a demo case consists of. */
export type DemoFact = { [K in RecordableKind]: FactRequest<K> }[RecordableKind];

/** A story placed in a region and on the calendar. */
export interface DemoScene {
  region: DemoRegion;
  regulation: Regulation;
  story: DemoStory;
  today: LocalDate;
  openedOn: LocalDate;
  /** The day of the last gate. */
  startsOn: LocalDate;
  /** The story's level or, in a region that does not know it, the next one down. */
  level: string;
  termMonths: number;
  motherId: string;
  sonId: string;
}

/** From the approach to the last gate, in days: within every region's deadlines. */
export const ROAD_DAYS = 8;

export function sceneOf(region: DemoRegion, regulation: Regulation, story: DemoStory, today: LocalDate): DemoScene {
  const level = regulation.rules.levels.value.some(({ code }) => code === story.level) ? story.level : 'crisis';
  const termMonths = story.termMonths ?? regulation.rules.terms.value[level]?.longestMonths ?? 12;
  const openedOn = openedOnOf(story, termMonths, today);
  const [mother, son] = membersOf(region, story.family);
  const startsOn = addDays(openedOn, ROAD_DAYS);
  return { region, regulation, story, today, openedOn, startsOn, level, termMonths, motherId: mother.id, sonId: son.id };
}

function openedOnOf({ daysAgo, endsIn }: DemoStory, termMonths: number, today: LocalDate): LocalDate {
  if (endsIn === undefined) return addDays(today, -(daysAgo ?? 0));
  return addDays(addMonths(addDays(today, endsIn), -termMonths), -ROAD_DAYS);
}

/** A decision of whichever body decides so in the region. */
export function decisionFact(
  { regulation, story }: DemoScene, kind: string, on: LocalDate, more: Partial<FactData['decision']> = {},
): DemoFact {
  const body = bodyFor(regulation, kind);
  return {
    kind: 'decision', on,
    data: () => ({
      kind, body, number: `${story.family}/${on}`,
      membersPresent: [{ name: 'Директорова Елена Примеровна', position: 'директор' }],
      family: { invited: true, attended: true }, outsideParticipants: [], text: 'Решение принято по итогам рассмотрения.', ...more,
    }),
  };
}

export function bodyFor(regulation: Regulation, kind: string): string {
  const body = regulation.rules.decisions.value.find((rule) => rule.kind === kind)?.bodies[0];
  if (body === undefined) throw new Error(`${regulation.code} knows no decision ${kind}`);
  return body;
}
