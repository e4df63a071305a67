import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

const entries = [
  {
    code: 'application',
    ru: 'письменное заявление',
    en: 'written application',
    sources: [
      tatarstan('п. 4.3; прил. № 4–11, разд. I'), magadan('алгоритм, п. 1'), azov('2 этап'), valuyki('этап 1'),
    ],
  },
  {
    code: 'message',
    ru: 'сообщение о семье',
    en: 'message about the family',
    sources: [
      tatarstan('п. 4.3'), magadan('алгоритм, п. 1'), azov('2 этап'), valuyki('этапы, вводная часть'),
    ],
  },
  {
    code: 'cooperationConsent',
    ru: 'согласие на сотрудничество со специалистами',
    en: 'consent to cooperate with the specialists',
    sources: [valuyki('этап 1')],
  },
  {
    code: 'individualServicesProgramme',
    ru: 'индивидуальная программа предоставления социальных услуг (ИППСУ)',
    en: 'individual programme of social services (ИППСУ)',
    sources: [tatarstan('прил. № 4–11, разд. I'), magadan('алгоритм, п. 3')],
  },
  {
    code: 'personalDocuments',
    ru: 'личные документы получателя социальных услуг',
    en: 'personal documents of the recipient of social services',
    sources: [tatarstan('прил. № 4–11, разд. III'), chelyabinsk('п. 3.2'), azov('2 этап')],
  },
  {
    code: 'livingConditionsReport',
    ru: 'акт обследования жилищно-бытовых условий проживания семьи',
    en: 'report on the family’s living conditions',
    sources: [
      tatarstan('п. 4.6; прил. № 4–11, разд. III'), magadan('алгоритм, п. 2'), valuyki('этап 3'),
      base('база, п. 7'),
    ],
  },
  {
    code: 'needAssessment',
    ru: 'оценка индивидуальной нуждаемости в социальном сопровождении',
    en: 'assessment of the need for accompaniment',
    sources: [valuyki('этап 5'), magadan('алгоритм, п. 2')],
  },
  {
    code: 'interviewResults',
    ru: 'результаты беседы, анкетирования, наблюдения, интервьюирования',
    en: 'results of talks, questionnaires, observation and interviews',
    sources: [tatarstan('прил. № 4–11, разд. III'), chelyabinsk('п. 3.2')],
  },
  {
    code: 'writtenRefusal',
    ru: 'письменный отказ семьи от социального сопровождения',
    en: 'the family’s written refusal of accompaniment',
    sources: [tatarstan('п. 5.8 «в»'), base('база, п. 12')],
  },
  { code: 'familyPassport', ru: 'паспорт семьи', en: 'family passport', sources: [valuyki('этап 4')] },
  { code: 'other', ru: 'иной документ', en: 'other paper', sources: [azov('2 этап')] },
] as const satisfies readonly ReferenceEntry[];

export type PaperTypeCode = CodeOf<typeof entries>;

/** Papers of a case (документы), in the order in which the road of a case meets them. */
export const paperTypes: readonly ReferenceEntry<PaperTypeCode>[] = entries;
