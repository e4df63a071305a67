import type { Kysely } from 'kysely';
import { namesOf } from '../../db/queries/family-export.ts';
import type { ReportSubject } from '../../db/queries/report-subject.ts';
import { regulationsOfReport } from '../../db/queries/submitted-reports.ts';
import type { Database } from '../../db/schema.ts';
import { labelOf } from '../../domain/reference/index.ts';
import type { Regulation } from '../../domain/regulations/resolve.ts';
import type { Figures } from '../../domain/report/figures.ts';
import type { Names } from '../../domain/report/labels.ts';
import { type CuratorLoad, isOverLimit, limitsOf } from '../../domain/report/load.ts';
import type { Period } from '../../domain/report/period.ts';
import type { ReportWords } from '../../domain/report/words.ts';
import type { OperationContext } from '../context.ts';
import { findRegulationOn } from '../regulation-of.ts';

/** Whose report it is, and by which rules. */
export interface ReportRules {
  /** The provider's name; empty in a report on several. */
  organisation: string;
  /** In force on the period's last day, by code. */
  regulations: ReadonlyMap<string, Regulation>;
}

/** The rules by which the providers of a report work. Of a provider that is not the caller's to see nothing is told, not even that it is there. */
export async function reportRules({ db, caller: { scope } }: OperationContext, subject: ReportSubject, { to }: Period): Promise<ReportRules> {
  const foreign = scope.kind === 'organisation' && subject.organisationId !== scope.organisationId;
  const atWork = foreign ? [] : await regulationsOfReport(db, subject);
  const regulations = new Map<string, Regulation>();
  for (const { code } of atWork) {
    const found = await findRegulationOn(db, code, to);
    if (found !== undefined) regulations.set(code, found);
  }
  return { organisation: subject.organisationId === undefined ? '' : (atWork[0]?.provider ?? ''), regulations };
}

/** How many curators had more families at the period's end than their regulation lets them hold. */
export function curatorsOverLimit(loads: readonly CuratorLoad[], { regulations }: ReportRules): number {
  return loads.reduce((sum, { regulation, families, curators }) => {
    const rules = regulations.get(regulation);
    return rules !== undefined && isOverLimit(rules, families) ? sum + curators : sum;
  }, 0);
}

const ofLevel = /^curators\.([0-9a-f-]{36})\.(.+)$/;

/** Who these curators are, of one provider. */
export function idsOverLimit(figures: Figures, { regulations }: ReportRules): string[] {
  const [rules] = regulations.values();
  const families = new Map<string, Record<string, number>>();
  for (const [id, number] of figures) {
    const [, curator = '', level = ''] = ofLevel.exec(id) ?? [];
    if (curator !== '') families.set(curator, { ...families.get(curator), [level]: number });
  }
  return rules === undefined ? [] : [...families].filter(([, held]) => isOverLimit(rules, held)).map(([curator]) => curator);
}

/** The words of a report with these figures. The names of curators are a provider's to see. */
export async function reportWords(db: Kysely<Database>, { organisation, regulations }: ReportRules, ids: Iterable<string>): Promise<ReportWords> {
  const curators = [...ids].flatMap((id) => /^curators\.([0-9a-f-]{36})$/.exec(id)?.[1] ?? []);
  const deadlines = [...regulations.values()].flatMap(({ rules }) => rules.deadlines.value.map(({ code, ru }) => [code, ru] as const));
  const [only, another] = regulations.values();
  return {
    organisation,
    names: Object.fromEntries([...deadlines, ...(await namesOf(db, curators)).map(({ id, name }) => [id, name] as const)]),
    limits: only === undefined || another !== undefined ? {} : limitsOf(only),
  };
}

export function namesIn({ names }: ReportWords): Names {
  return new Map(Object.entries(names));
}

/** How many families of a level a curator may hold (предельная нагрузка). */
export interface CaseloadLimit {
  level: string;
  label: string;
  families: number;
}

export function limitsTold({ limits }: ReportWords): CaseloadLimit[] {
  return Object.entries(limits).map(([level, families]) => ({ level, label: labelOf('levels', level).ru, families }));
}
