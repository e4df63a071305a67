import { Type } from 'typebox';
import type { Family as FamilyRecord } from '../../domain/family.ts';
import { choice } from './choice.ts';
import { closed } from './closed.ts';
import { date, instant } from './dates.ts';
import { externalIds, newExternalIds } from './external-id.ts';
import { id, version } from './ids.ts';
import { named } from './named.ts';
import { nullable } from './nullable.ts';
import { text } from './texts.ts';

const code = (description: string) => Type.String({ minLength: 1, maxLength: 50, description });

const memberFields = {
  fullName: text(200, 'Фамилия, имя, отчество.'),
  kinship: code('Степень родства: код из `/v1/reference/kinships`.'),
  birthDate: nullable(date('Дата рождения.'), 'Дата рождения; null, если неизвестна.'),
  legalRepresentative: Type.Boolean({ description: 'Законный представитель несовершеннолетнего этой семьи.' }),
};
export const leftOn = nullable(date('Дата выбытия.'), 'Когда выбыл из семьи; null, если живёт в ней.');

const familyFields = {
  municipality: text(200, 'Муниципальный район или городской округ, где семья живёт.'),
  address: text(500, 'Адрес проживания.'),
  completeness: choice(['full', 'singleParent'], { description: 'Полная (`full`) или неполная (`singleParent`) семья.' }),
  categories: Type.Array(code('Код из `/v1/reference/categories`.'), {
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    description: 'Категории семьи, предусмотренные порядком организатора.',
  }),
  categoryNote: nullable(text(500, 'Пояснение.'), 'Пояснение к категории «иная»: с нею обязательно, без неё null.'),
  contactPhone: nullable(
    Type.String({ minLength: 5, maxLength: 30, pattern: '^\\+?[0-9 ()-]+$', description: 'Телефон.' }),
    'Телефон для связи.',
  ),
};

const FamilyMember = named(
  'FamilyMember',
  closed({ id: id('Идентификатор члена семьи.'), ...memberFields, leftOn, externalIds }, { description: 'Член семьи.' }),
);

/** A family as the API tells it. */
export const Family = Type.Unsafe<FamilyRecord>(named(
  'Family',
  closed(
    {
      id: id('Идентификатор семьи.'),
      organisationId: id('Организатор сопровождения.'),
      region: Type.String({ description: 'Регион.' }),
      ...familyFields,
      members: Type.Array(FamilyMember, { description: 'Состав семьи, выбывшие тоже.' }),
      externalIds,
      createdAt: instant('Когда внесена.'),
      erasedOn: nullable(date('Дата уничтожения.'), 'Когда уничтожены персональные данные семьи; null, пока они хранятся.'),
      version,
    },
    { description: 'Семья: паспорт семьи с её составом.' },
  ),
));

export const newMemberFields = { ...memberFields, externalIds: newExternalIds };
export const NewFamilyMember = named('NewFamilyMember', closed(newMemberFields, { description: 'Новый член семьи.' }));

/** A new family, but for its members. */
export const newFamilyFields = {
  organisationId: Type.Optional(id('Организатор сопровождения; по умолчанию — организация вызывающего.')),
  ...familyFields,
  categoryNote: Type.Optional(familyFields.categoryNote),
  contactPhone: Type.Optional(familyFields.contactPhone),
  externalIds: newExternalIds,
};

export const NewFamily = named(
  'NewFamily',
  closed(
    { ...newFamilyFields, members: Type.Array(NewFamilyMember, { minItems: 1, maxItems: 30, description: 'Состав семьи.' }) },
    { description: 'Новая семья.' },
  ),
);

export const FamilyChanges = named(
  'FamilyChanges',
  closed(
    {
      municipality: Type.Optional(familyFields.municipality),
      address: Type.Optional(familyFields.address),
      completeness: Type.Optional(familyFields.completeness),
      categories: Type.Optional(familyFields.categories),
      categoryNote: Type.Optional(familyFields.categoryNote),
      contactPhone: Type.Optional(familyFields.contactPhone),
    },
    { minProperties: 1, description: 'Что изменить. Состав меняется отдельно.' },
  ),
);

export const FamilyMemberChanges = named(
  'FamilyMemberChanges',
  closed(
    {
      fullName: Type.Optional(memberFields.fullName),
      kinship: Type.Optional(memberFields.kinship),
      birthDate: Type.Optional(memberFields.birthDate),
      legalRepresentative: Type.Optional(memberFields.legalRepresentative),
      leftOn: Type.Optional(leftOn),
    },
    { minProperties: 1, description: 'Что изменить у члена семьи; выбывший получает `leftOn` и остаётся в составе.' },
  ),
);
