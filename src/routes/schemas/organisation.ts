import { Type } from 'typebox';
import { organisationKinds } from '../../operations/read-organisations.ts';
import { choice } from './choice.ts';
import { closed } from './closed.ts';
import { instant } from './dates.ts';
import { externalIds, newExternalIds } from './external-id.ts';
import { id, version } from './ids.ts';
import { named } from './named.ts';
import { nullable } from './nullable.ts';
import { text } from './texts.ts';

export const organisationKind = choice(organisationKinds, {
  description:
    'Вид: организатор сопровождения (`provider`), соисполнитель (`partner`), КДНиЗП (`commission`), министерство (`ministry`), ресурсный центр (`resourceCentre`).',
});

const name = text(300, 'Наименование.');
const municipality = nullable(
  text(200, 'Муниципальный район или городской округ.'),
  'Муниципальное образование; для комиссии обязательно.',
);
const regulationCode = nullable(
  Type.String({ minLength: 1, maxLength: 100, description: 'Код порядка из `/v1/regulations`.' }),
  'Порядок, по которому работает организатор сопровождения; у остальных null.',
);

/** An organisation as the API tells it. */
export const Organisation = named(
  'Organisation',
  closed(
    {
      id: id('Идентификатор организации.'),
      kind: organisationKind,
      name,
      region: Type.String({ description: 'Регион, например `tatarstan`.' }),
      municipality,
      regulationCode,
      externalIds,
      createdAt: instant('Когда внесена.'),
      version,
    },
    { description: 'Организация: организатор сопровождения, соисполнитель, КДНиЗП, министерство, ресурсный центр.' },
  ),
);

export const newOrganisationFields = {
  kind: organisationKind,
  name,
  municipality: Type.Optional(municipality),
  regulationCode: Type.Optional(regulationCode),
  externalIds: newExternalIds,
};

export const NewOrganisation = named(
  'NewOrganisation',
  closed(newOrganisationFields, { description: 'Новая организация; регион — тот, за который отвечает вызывающий.' }),
);

export const OrganisationChanges = named(
  'OrganisationChanges',
  closed(
    {
      name: Type.Optional(name),
      municipality: Type.Optional(municipality),
      regulationCode: Type.Optional(regulationCode),
    },
    { minProperties: 1, description: 'Что изменить; вид и регион не меняются.' },
  ),
);

export const organisationExample = {
  id: '01990000-0000-7000-8001-000000000001',
  kind: 'provider' as const,
  name: 'Центр социальной помощи семье и детям «Образец»',
  region: 'tatarstan',
  municipality: 'Примерский муниципальный район',
  regulationCode: 'tatarstan-2017',
  externalIds: [],
  createdAt: '2026-01-12T06:00:00.000Z',
  version: 1,
};

export const newOrganisationExample = {
  kind: 'provider' as const,
  name: organisationExample.name,
  municipality: organisationExample.municipality,
  regulationCode: organisationExample.regulationCode,
};
