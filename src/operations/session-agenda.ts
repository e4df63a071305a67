import { casesById } from '../db/queries/agenda.ts';
import { type BodyRules, regulationsInUse, waitingMatters } from '../db/queries/session-agenda.ts';
import type { CaseRecord } from '../db/queries/cases.ts';
import { isForBody, type Matter, mattersFor, programmeDeadlines } from '../domain/agenda-session.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';
import { type AgendaCase, assessCases } from './agenda-cases.ts';
import { type CaseLabel, labelOfCase, sawShown } from './agenda-label.ts';
import type { OperationContext } from './context.ts';
import type { Page, PageRequest } from './page.ts';
import { pinnedRegulation } from './regulation-of.ts';

/** A line of a session's agenda (вопрос повестки): a case, and what of it waits for the body. */
export interface SessionMatter extends CaseLabel, Pick<CaseRecord, 'organisationId' | 'municipality' | 'curatorId' | 'level'> {
  status: CaseStatus;
  matter: Matter;
  /** The day of the session is past the last day on which it may be decided. */
  late: boolean;
}

/**
 * A page of what waits for a body's decision on the day of its session (today or later), by the last day on which it may be decided.
 * @param asked the body's code of the list of bodies; the session's day
 */
export async function listSessionMatters(
  ctx: OperationContext, { body, date }: { body: string; date: string }, page: PageRequest,
): Promise<Page<SessionMatter>> {
  const { db, caller: { scope, role } } = ctx;
  const rules: BodyRules[] = [];
  for (const { code, version } of await regulationsInUse(db, scope)) rules.push(rulesFor(await pinnedRegulation(db, code, version), body));
  const { items, ...rest } = await waitingMatters(db, scope, { body, date, rules }, page);
  const found = await casesById(db, scope, items.map(({ caseId }) => caseId));
  const cases = new Map((await assessCases(db, found, date)).map((one) => [one.record.id, one]));
  const lines = items.flatMap(({ caseId, kind, subject }): SessionMatter[] => {
    const one = cases.get(caseId);
    const matter = one && mattersFor(one.assessment, body).find((each) => each.kind === kind && each.subject === subject);
    return one === undefined || matter === undefined ? [] : [lineOf(one, role === 'commission' ? forCommission(matter) : matter, date)];
  });
  sawShown(ctx.seen, found, lines);
  return { ...rest, items: lines };
}

function rulesFor(regulation: Regulation, body: string): BodyRules {
  const { code, version, rules } = regulation;
  return {
    code, version,
    programme: isForBody(regulation, 'programme', body),
    ending: isForBody(regulation, 'ending', body),
    levelChange: isForBody(regulation, 'levelChange', body),
    consentWithdrawn: isForBody(regulation, 'consentWithdrawn', body),
    reviews: rules.reviews.value.filter((review) => review.body === body).map((review) => review.code),
    deadlines: programmeDeadlines(regulation),
  };
}

function lineOf(one: AgendaCase, matter: Matter, date: string): SessionMatter {
  const { organisationId, municipality, curatorId } = one.record;
  const { status, level, proposedLevel } = one.assessment;
  const late = matter.lastDay !== undefined && date > matter.lastDay;
  return { ...labelOfCase(one), organisationId, municipality, curatorId, level: level ?? proposedLevel ?? null, status, matter, late };
}

/** A commission learns what is to be decided, by when and on which papers; not what was diagnosed, nor why something is refused. */
function forCommission(matter: Matter): Matter {
  return {
    ...matter,
    needs: matter.needs.filter(({ need }) => !need.startsWith('diagnostic:')),
    decisions: matter.decisions.map((decision) => ({ ...decision, reasons: [] })),
  };
}
