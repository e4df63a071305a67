import type { LocalDate } from '../../calendar/local-date.ts';
import type { CaseStatus } from '../../case/status.ts';
import type { Citation } from '../../errors.ts';

export const roadItemKinds = [
  'step', 'gate', 'deadline', 'programmeStart', 'notice', 'review', 'report', 'programmeEnd', 'ending', 'postSupportCheck', 'close',
] as const;
export type RoadItemKind = (typeof roadItemKinds)[number];

/** One thing on the road of a region. What a kind has no use for is null, false or empty. */
export interface RoadItem {
  kind: RoadItemKind;
  /** Once on the road, for example `gate:curator`, `review:kdnQuarterly:2`. */
  key: string;
  /** The rule's own code: of the step, gate, deadline, review, outcome, kind of alert. */
  code: string;
  label: { ru: string; en: string };
  /** What a case calls it in `subject` of its deadlines and alerts. */
  subject: string | null;
  /** The step that a gate belongs to. */
  step: string | null;
  /** The status in which a case stands in the step. */
  status: CaseStatus | null;
  /** The first, second … of a series. */
  number: number | null;
  /** The day on which it happens or, by the dates given, happened. */
  on: LocalDate | null;
  /** First and last day of a stretch; a term's count begins on `from`. */
  from: LocalDate | null;
  to: LocalDate | null;
  dueOn: LocalDate | null;
  lateAfter: LocalDate | null;
  provisional: boolean;
  /** Leans on a start or an end that nobody gave. */
  assumed: boolean;
  /** Keys of what must have happened before. */
  after: string[];
  /** The key of what must happen by the deadline. */
  until: string | null;
  /** Bodies (reference `bodies`), any one of which acts. */
  bodies: string[];
  /** The kind of organisation that receives a report. */
  receiver: string | null;
  citation: Citation;
}

type Always = 'kind' | 'key' | 'code' | 'label' | 'citation';

/** An item with nothing in the fields that are not given. */
export function roadItem(own: Pick<RoadItem, Always> & Partial<Omit<RoadItem, Always>>): RoadItem {
  const { kind, key, code, label, citation, ...rest } = own;
  return {
    kind, key, code, label,
    subject: null, step: null, status: null, number: null,
    on: null, from: null, to: null, dueOn: null, lateAfter: null, provisional: false, assumed: false,
    after: [], until: null, bodies: [], receiver: null,
    ...rest,
    citation,
  };
}
