import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { ExternalId } from '../schemas/external-id.ts';
import { NewFamily } from '../schemas/family.ts';
import { id } from '../schemas/ids.ts';
import { variants } from '../schemas/variants.ts';

const by = <K extends string>(kind: K, description: string) => Type.Literal(kind, { description });

function byIdOrName(what: string) {
  return [
    closed({ by: by('id', 'По идентификатору службы.'), id: id(what) }),
    closed({ by: by('externalId', 'По идентификатору внешней системы.'), externalId: ExternalId }),
  ] as const;
}

/** A provider by its id or an outside name. */
export const providerAddress = variants('by', [...byIdOrName('Организатор сопровождения.')], 'Организатор сопровождения.');

/** A case by its id, an outside name or its number in the register. */
export const caseAddress = variants('by', [
  ...byIdOrName('Дело.'),
  closed({
    by: by('register', 'По номеру в журнале учёта семей.'),
    provider: providerAddress,
    year: Type.Integer({ minimum: 2000, maximum: 2200, description: 'Год журнала.' }),
    number: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Номер в журнале за год.' }),
  }),
], 'О каком деле речь.');

/** A family in the provider's files, or a new one with its particulars. */
export const familyAddress = variants('by', [
  ...byIdOrName('Семья.'),
  closed({ by: by('particulars', 'Семья, которой у организатора ещё нет.'), particulars: NewFamily }),
], 'Какую семью взять на сопровождение.');
