import { refuseIfAny } from '../../domain/errors.ts';
import { type DayThere, type EndRequest, endViolations } from '../../domain/indicators/engagement.ts';
import type { Engagement } from '../../domain/indicators/records.ts';

/** An engagement as it is once it has ended, or was annulled. @throws DomainError when something speaks against it */
export function ended<E extends Engagement>(engagement: E, request: EndRequest, { now, ...there }: DayThere & { now: string }): E {
  refuseIfAny(endViolations(engagement, request, there));
  const { date = there.today, reason = null, mistaken } = request;
  if (mistaken === true) return { ...engagement, annulledAt: now, annulledBecause: reason };
  return { ...engagement, engagedUntil: date, endReason: reason };
}
