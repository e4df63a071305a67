import type { Role } from '../operations/context.ts';
import type { Sight } from './access.ts';

interface Words {
  ru: string;
  en: string;
}

/** What a role comes to see, for the published document and `docs/access.md`. */
export const sightWords: Record<Sight, Words> = {
  ownCases: {
    ru: 'дела, где он куратор, и принятые им, пока куратора нет; их семьи',
    en: 'the cases that they are the curator of, and those they took in while nobody is; the families of these',
  },
  organisation: { ru: 'свою организацию', en: 'their own organisation' },
  municipality: {
    ru: 'дела своего муниципального образования: статусы, решения, сроки; без диагностики, примечаний и адресов',
    en: 'the cases of their municipality: statuses, decisions, deadlines; no diagnostics, notes or addresses',
  },
  ownMeasures: {
    ru: 'мероприятия, которые исполняет его организация, с именем и телефоном для связи',
    en: 'the measures that their organisation executes, with the name and telephone to reach the family',
  },
  figures: { ru: 'свой регион: только числа', en: 'their region, as figures only' },
  region: { ru: 'справочники и правила своего региона, без данных семей', en: 'directories and rules of their region, no family data' },
  ownWebhooks: { ru: 'вебхуки своей области видимости; данных семей в них нет', en: 'the webhooks of their own scope; no family data are in them' },
  ownSurveys: { ru: 'опросы своего ресурсного центра; данных семей в них нет', en: 'the surveys of their own resource centre; no family data are in them' },
  surveysOfUs: { ru: 'опросы об их организации и ответы о ней', en: 'the surveys that cover their organisation, and the answers about it' },
  everything: { ru: 'одно и то же для всех', en: 'the same as everybody' },
};

/** Who a role is. */
export const roleWords: Record<Role, Words> = {
  curator: { ru: 'куратор семьи', en: 'curator of families' },
  head: { ru: 'руководитель организатора сопровождения', en: 'head of the provider' },
  council: { ru: 'секретарь консилиума (совета) организатора', en: 'secretary of the provider’s council' },
  commission: { ru: 'программа КДНиЗП', en: 'software of a commission on minors’ affairs' },
  partner: { ru: 'соисполнитель', en: 'partner, who executes measures' },
  ministry: { ru: 'министерство', en: 'ministry' },
  resourceCentre: { ru: 'методист ресурсного центра', en: 'methodologist of the resource centre' },
  admin: { ru: 'администратор региона', en: 'administrator of a region' },
  integration: { ru: 'информационная система организатора', en: 'the provider’s information system' },
};
