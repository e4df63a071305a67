import type { Curator } from '../db/queries/held-cases.ts';
import { type Violation, violationText } from '../domain/errors.ts';
import type { Distribution } from '../domain/handover-distribution.ts';
import { levelOf } from '../domain/handover-options.ts';
import { roomFor, triedFor } from '../domain/handover-room.ts';
import { labelOf } from '../domain/reference/index.ts';
import type { MovingFamily } from './handover-families.ts';

/** So many curators with room are named in a refusal; the plan of a handover names all. */
const MOST_NAMED = 5;
const NOBODY = '—';

/** A refusal for every family that does not fit: where it was tried, and who of all the organisation's curators has room. */
export function misfitViolations({ misfits, placements }: Distribution<MovingFamily>, everybody: readonly Curator[]): Violation[] {
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const named = (id: string) => `${names.get(id) ?? ''} (${id})`;
  const refused = misfits.map((family): Violation => {
    const { lead, familyId, regulation, pointer } = family;
    const level = levelOf(family) ?? '';
    const { ru: levelRu, en: levelEn } = labelOf('levels', level);
    const tried = triedFor(family, everybody, placements).map(({ specialistId, held, limit }) => `${named(specialistId)}: ${held}/${limit}`);
    const room = roomFor(family, everybody, placements).slice(0, MOST_NAMED).map(({ specialistId, free }) => `${named(specialistId)}: ${free}`);
    return {
      code: 'handover.does-not-fit', pointer, citation: regulation.rules.caseloadLimits.citation,
      params: { caseId: lead.id, familyId, level, levelRu, levelEn, tried: tried.join('; ') || NOBODY, room: room.join('; ') || NOBODY },
    };
  });
  return [...refused, ...mayBeExceeded(misfits)];
}

/** Where the regulation allows it, a head's reason would do. */
function mayBeExceeded(misfits: readonly MovingFamily[]): Violation[] {
  const soft = misfits.find(({ regulation }) => regulation.rules.caseload.value.mode === 'overridable');
  if (soft === undefined) return [];
  return [{ code: 'caseload.override-reason-required', pointer: '/overrideReason', citation: soft.regulation.rules.caseloadLimits.citation }];
}

/** What stands against one case's assignment, told of that case. */
export function caseRefused({ familyId, pointer }: MovingFamily, caseId: string, violation: Violation): Violation {
  const { code, citation } = violation;
  return {
    code: 'handover.case-refused', pointer, ...(citation === undefined ? {} : { citation }),
    params: { caseId, familyId, reason: code, whyRu: violationText(violation, 'ru'), whyEn: violationText(violation, 'en') },
  };
}
