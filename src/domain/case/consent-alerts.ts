import { addDays } from '../calendar/local-date.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { consentCitation } from './consent-citation.ts';
import { lastConsentDay, PROCESSING } from './consents.ts';
import type { History } from './history.ts';
import { noticesBefore } from './notices.ts';
import type { PlannedAlert } from './planned-alert.ts';

const subject = 'consent';

/** While the case goes on: its consent was withdrawn and somebody must decide, or it lapses on a day that is known. */
export function consentAlerts(regulation: Regulation, { consents }: History): PlannedAlert[] {
  const citation = consentCitation(regulation);
  const withdrawnOn = consents.withdrawn.get(PROCESSING);
  if (withdrawnOn !== undefined) {
    return [{ kind: 'consentWithdrawn', subject, severity: 'critical', raiseOn: withdrawnOn, dueOn: withdrawnOn, citation }];
  }
  const dueOn = lastConsentDay(consents);
  if (dueOn === undefined) return [];
  const notices = noticesBefore(dueOn, regulation.rules.consent.value.notices);
  return [
    ...notices.map((notice): PlannedAlert => (
      { kind: 'consentLapsing', subject, ...notice, dueOn, citation: regulation.rules.consent.citation })),
    { kind: 'consentLapsed', subject, severity: 'critical', raiseOn: addDays(dueOn, 1), dueOn, citation },
  ];
}
