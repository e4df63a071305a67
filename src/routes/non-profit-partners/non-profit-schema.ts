import { type Static, Type } from 'typebox';
import type { NonProfitPartner as StoredPartner } from '../../operations/indicators/non-profit-partners.ts';
import { helpType } from '../facts/help-type.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { engagementFields, newEngagementFields, recordExample, recordFields, recordView } from '../schemas/record.ts';
import { text } from '../schemas/texts.ts';

const partnerId = id('Она же соисполнителем в справочнике организаций.');
const name = text(300, 'Наименование.');
const ogrn = Type.String({ pattern: '^[0-9]{13}$', minLength: 13, maxLength: 13, description: 'ОГРН, 13 цифр.' });
const inn = Type.String({ pattern: '^[0-9]{10}$', minLength: 10, maxLength: 10, description: 'ИНН юридического лица, 10 цифр.' });
const helpTypes = Type.Array(helpType, { minItems: 1, maxItems: 10, uniqueItems: true, description: 'В каких видах помощи участвует.' });
const agreementNumber = text(100, 'Номер соглашения или договора.');

export const NewNonProfitPartner = named('NewNonProfitPartner', closed({
  partnerId: Type.Optional(partnerId), name: Type.Optional(text(300, 'Наименование; без него берётся из справочника по `partnerId`.')),
  ogrn: Type.Optional(ogrn), inn: Type.Optional(inn), helpTypes, agreementNumber: Type.Optional(agreementNumber), ...newEngagementFields,
}, { description: 'Привлечённая некоммерческая организация.' }));

export const NonProfitPartner = named('NonProfitPartner', closed({
  id: id('Запись о привлечённой НКО.'), partnerId: nullable(partnerId, 'Соисполнитель из справочника; null, если её там нет.'), name,
  ogrn: nullable(ogrn, 'ОГРН; null, если не указан.'), inn: nullable(inn, 'ИНН; null, если не указан.'), helpTypes,
  agreementNumber: nullable(agreementNumber, 'Номер соглашения; null, если не указан.'), ...engagementFields, ...recordFields,
}, { description: 'Некоммерческая организация (НКО), привлечённая к решению проблем детей и семей.' }));

export function nonProfitView(stored: StoredPartner): Static<typeof NonProfitPartner> {
  const { id, partnerId, name, ogrn, inn, helpTypes, agreementNumber, engagedFrom, engagedUntil, endReason } = stored;
  const words = helpTypes as Static<typeof helpType>[];
  return { id, partnerId, name, ogrn, inn, helpTypes: words, agreementNumber, engagedFrom, engagedUntil, endReason, ...recordView(stored) };
}

export const newNonProfitExample = {
  name: 'Благотворительный фонд «Пример»', ogrn: '1021600000003', inn: '1655000003', helpTypes: ['legal' as const, 'social' as const], agreementNumber: 'С-12',
  engagedFrom: '2026-01-15',
};
export const nonProfitExample = {
  id: '01990000-0000-7000-8000-0000000000e2', partnerId: null, ...newNonProfitExample, engagedUntil: null, endReason: null, ...recordExample,
};
