import { actionDeadline } from '../calendar/terms.ts';
import { letterDeadlines } from '../letter.ts';
import { measuresInForce } from '../measure.ts';
import { reviewsOf } from '../review.ts';
import { consentCitation } from './consent-citation.ts';
import { lastConsentDay } from './consents.ts';
import { type Deadline, deadlineState } from './deadlines.ts';
import type { Situation } from './situation.ts';
import { lastTerm } from './status.ts';

export const programmeEndLabel = { ru: 'окончание срока программы', en: 'the programme’s term ends' };

/** What a post-support check is called. */
export function checkLabel(number: number): { ru: string; en: string } {
  return { ru: `проверка постсопровождения № ${number}`, en: `post-support check ${number}` };
}

/** The dated things that follow from the case itself: the end of its programme, its measures, reviews and checks, the consent's last day, letters. */
export function upcomingDeadlines(situation: Situation): Deadline[] {
  const { regulation, history, calendar, today } = situation;
  const letters = letterDeadlines(regulation, history, calendar, today);
  return [...programmeEnd(situation), ...measures(situation), ...reviews(situation), ...checks(situation), ...consentEnd(situation), ...letters];
}

/** A longest term is never stretched: it is late the day after, working day or not. */
function programmeEnd({ regulation, history, today }: Situation): Deadline[] {
  const term = lastTerm(history);
  if (term === undefined || history.ending !== undefined) return [];
  const { endsOn } = term;
  return [{
    code: 'programmeEnd',
    subject: 'programme',
    label: programmeEndLabel,
    dueOn: endsOn,
    lateAfter: endsOn,
    provisional: false,
    state: deadlineState(endsOn, undefined, today, false),
    citation: regulation.rules.terms.citation,
  }];
}

function measures({ regulation, history, calendar, today }: Situation): Deadline[] {
  if (history.startedOn === undefined || history.ending !== undefined) return [];
  const open = measuresInForce(history).filter(({ state }) => state === 'open');
  return open.map(({ measure }) => {
    const due = actionDeadline(calendar, measure.dueOn);
    return {
      code: 'measure',
      subject: `measure:${measure.number}`,
      label: { ru: `срок мероприятия № ${measure.number}`, en: `measure ${measure.number} is due` },
      ...due,
      state: deadlineState(due.lateAfter, undefined, today, false),
      citation: regulation.rules.steps.citation,
    };
  });
}

function reviews({ regulation, history, calendar, today }: Situation): Deadline[] {
  return reviewsOf(regulation, history, calendar).map(({ subject, label, dueOn, lateAfter, provisional, madeOn, citation }) => ({
    code: 'review',
    subject,
    label,
    dueOn,
    lateAfter,
    provisional,
    ...(madeOn === undefined ? {} : { metOn: madeOn }),
    state: deadlineState(lateAfter, madeOn, today, history.ending !== undefined),
    citation,
  }));
}

function checks({ postSupport, today }: Situation): Deadline[] {
  if (postSupport === undefined) return [];
  return postSupport.checks.map(({ number, dueOn, lateAfter, provisional, madeOn }) => ({
    code: 'postSupportCheck',
    subject: `check:${number}`,
    label: checkLabel(number),
    dueOn,
    lateAfter,
    provisional,
    ...(madeOn === undefined ? {} : { metOn: madeOn }),
    state: deadlineState(lateAfter, madeOn, today, false),
    citation: postSupport.citation,
  }));
}

/** A consent is not prolonged by a day off: the day after its last day there is none. One that was withdrawn has no day to come. */
function consentEnd({ regulation, history, consent, today }: Situation): Deadline[] {
  const dueOn = lastConsentDay(history.consents);
  const over = history.ending !== undefined || history.notTaken !== undefined;
  if (dueOn === undefined || over || consent.state === 'withdrawn') return [];
  return [{
    code: 'consentEnd',
    subject: 'consent',
    label: { ru: 'окончание срока согласия на обработку персональных данных', en: 'the consent to processing lapses' },
    dueOn,
    lateAfter: dueOn,
    provisional: false,
    state: deadlineState(dueOn, undefined, today, false),
    citation: consentCitation(regulation),
  }];
}
