/** What stays or stops once a consent has lapsed or been withdrawn, and by which law. */
export interface ConsentEffect {
  ru: string;
  en: string;
  /** The articles of law, as they are cited. */
  basis: string;
}

/** Data that the provider keeps: the law lays its keeping on the body, whatever the family says (152-ФЗ, ст. 9 ч. 2). */
export const keptWithoutConsent: readonly ConsentEffect[] = [
  {
    ru: 'материалы дела, внесённые раньше: документы, диагностика, программы, отметки о выполнении',
    en: 'what the case holds already: papers, diagnostics, programmes, marks of completion',
    basis: '152-ФЗ, ст. 6 ч. 1 п. 2, ст. 9 ч. 2; 442-ФЗ, ст. 22; 125-ФЗ, ст. 17 ч. 1',
  },
  {
    ru: 'решения по делу и постановления КДНиЗП',
    en: 'decisions on the case and resolutions of the commission on minors',
    basis: '152-ФЗ, ст. 6 ч. 1 п. 2; 442-ФЗ, ст. 22; 120-ФЗ, ст. 9, 11',
  },
  {
    ru: 'запись в журнале учёта семей',
    en: 'the entry in the register of families',
    basis: '152-ФЗ, ст. 6 ч. 1 п. 2; 442-ФЗ, ст. 26; 125-ФЗ, ст. 17 ч. 1',
  },
  {
    ru: 'само согласие и его отзыв: они доказывают, что обработка была законной',
    en: 'the consent itself and its withdrawal: they prove that the processing was lawful',
    basis: '152-ФЗ, ст. 9 ч. 3',
  },
  {
    ru: 'учёт действий с персональными данными: кто, когда и зачем их вносил и смотрел',
    en: 'the record of what was done with the data: who entered and read it, when and why',
    basis: '152-ФЗ, ст. 19 ч. 2 п. 8',
  },
];

/** What is done no more until there is a new consent. */
export const stoppedWithoutConsent: readonly ConsentEffect[] = [
  {
    ru: 'внесение новых сведений: документов, диагностики, программ, отметок о выполнении, рассмотрений, проверок постсопровождения',
    en: 'the recording of anything new: papers, diagnostics, programmes, marks of completion, reviews, post-support checks',
    basis: '152-ФЗ, ст. 21 ч. 5',
  },
  {
    ru: 'передача сведений соисполнителям и привлечение специалистов других организаций',
    en: 'the transfer of data to executors and the bringing in of specialists of other organisations',
    basis: '152-ФЗ, ст. 7, ст. 21 ч. 5',
  },
  {
    ru: 'использование сведений о семье в статистике, кроме обезличенных',
    en: 'the use of the family’s data in statistics, unless depersonalised',
    basis: '152-ФЗ, ст. 6 ч. 1 п. 9, ст. 21 ч. 5',
  },
];
