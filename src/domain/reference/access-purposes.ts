import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, tatarstan } from './source.ts';

const entries = [
  {
    code: 'accompaniment',
    ru: 'ведение случая: работа с семьёй по программе',
    en: 'work with the family under its programme',
    sources: [tatarstan('п. 5.4'), chelyabinsk('п. 3.2.1'), azov('4 этап'), base('база, п. 8')],
  },
  {
    code: 'decision',
    ru: 'подготовка и принятие решения по делу',
    en: 'preparing and taking a decision on the case',
    sources: [tatarstan('п. 4.4'), base('база, п. 9')],
  },
  {
    code: 'control',
    ru: 'контроль качества и сроков сопровождения',
    en: 'control of quality and deadlines',
    sources: [tatarstan('п. 5.2'), base('база, п. 15')],
  },
  {
    code: 'reporting',
    ru: 'подготовка отчётности',
    en: 'preparing reports',
    sources: [tatarstan('разд. VI'), base('база, п. 15')],
  },
  {
    code: 'commissionReview',
    ru: 'рассмотрение на комиссии по делам несовершеннолетних и защите их прав',
    en: 'consideration by the commission on minors’ affairs (КДНиЗП)',
    sources: [azov('4 этап; 5 этап')],
  },
  {
    code: 'familyRequest',
    ru: 'обращение самой семьи',
    en: 'request of the family itself',
    sources: [base('база, п. 8')],
  },
  {
    code: 'courtOrAuthority',
    ru: 'запрос суда или органа, имеющего на это право по закону',
    en: 'request of a court or of an authority entitled by law',
    sources: [base('база, п. 8')],
  },
  {
    code: 'technicalSupport',
    ru: 'техническая поддержка: разбор ошибки в данных',
    en: 'technical support: looking into an error in the data',
    sources: [base('база, п. 8')],
  },
  {
    code: 'integration',
    ru: 'обмен данными между информационными системами',
    en: 'exchange of data between information systems',
    sources: [base('база, п. 8')],
  },
] as const satisfies readonly ReferenceEntry[];

export type AccessPurposeCode = CodeOf<typeof entries>;

/** Why somebody wants family data (причины обращения к данным семьи); the values of X-Access-Purpose. */
export const accessPurposes: readonly ReferenceEntry<AccessPurposeCode>[] = entries;
