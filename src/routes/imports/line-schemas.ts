import { Type } from 'typebox';
import { date } from '../schemas/dates.ts';
import { externalValue } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { nullable } from '../schemas/nullable.ts';
import { closed } from '../schemas/closed.ts';

const externalId = Type.Optional(externalValue);
/** A line belongs to the organisation that sends it, and to the system that the import names. */
const own = { organisationId: Type.Optional(Type.Never()), externalIds: Type.Optional(Type.Never()) };

/** What the line of a family has beside the body of createFamily. */
export const FamilyLineExtras = Type.Object({
  ...own,
  externalId,
  members: Type.Optional(Type.Array(Type.Object({
    leftOn: Type.Optional(nullable(date('Дата выбытия.'), 'Когда выбыл из семьи.')),
    externalIds: Type.Optional(Type.Never()),
  }))),
});

/** What the line of a specialist has beside the body of createSpecialist. */
export const SpecialistLineExtras = Type.Object({ ...own, externalId });

/** A case with its history; the opening and each fact are the bodies of their endpoints. */
export const CaseLine = closed({
  externalId,
  familyId: id('Семья.'),
  opening: Type.Object({ familyId: Type.Optional(Type.Never()), externalIds: Type.Optional(Type.Never()) }),
  facts: Type.Array(Type.Object({ factKind: Type.String({ maxLength: 50 }) }), { maxItems: 500 }),
});
