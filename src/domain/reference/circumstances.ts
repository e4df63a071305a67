import type { CodeOf, ReferenceEntry } from './entry.ts';
import { base, chelyabinsk, tatarstan } from './source.ts';

export interface CircumstanceEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** The programme says in words what it is. */
  takesText?: true;
}

const form = [tatarstan('прил. № 2')];
const clause15 = [chelyabinsk('п. 1.5')];

const entries = [
  // Tatarstan, Appendix 2, first column from top to bottom
  {
    code: 'parentsUnemployed',
    ru: 'отсутствие работы у родителей (иных законных представителей)',
    en: 'the parents (other legal representatives) have no work',
    sources: form,
  },
  {
    code: 'childInFosterFamily',
    ru: 'нахождение ребёнка в замещающей семье (трудности в социальной адаптации ребёнка к жизни в семье)',
    en: 'the child lives in a foster family and finds it hard to get used to family life',
    sources: form,
  },
  {
    code: 'parentRemarried',
    ru: 'повторный брак у родителей (воспитание мачехой или отчимом)',
    en: 'a parent has remarried (the child is brought up by a stepmother or stepfather)',
    sources: form,
  },
  {
    code: 'childBornToMinorParents',
    ru: 'рождение ребёнка в семье несовершеннолетних родителей',
    en: 'a child is born to minor parents',
    sources: form,
  },
  {
    code: 'firstYearAsRefugees',
    ru: 'первый год пребывания семьи беженцев (вынужденных переселенцев) с детьми на территории '
      + 'Республики Татарстан',
    en: 'a family of refugees or forced migrants with children is in its first year in the Republic '
      + 'of Tatarstan',
    sources: form,
  },
  {
    code: 'lowParentingSkills',
    ru: 'низкий уровень педагогической грамотности родителей (неразвитость родительских навыков и чувств, '
      + 'гиперопека или гипоопека)',
    en: 'poor parenting skills: undeveloped abilities and feelings, too much or too little care',
    sources: form,
  },
  {
    code: 'lowSocialOrLegalCompetence',
    ru: 'низкий уровень социализации и (или) правовой компетенции',
    en: 'little knowledge of social life or of one’s rights',
    sources: form,
  },
  {
    code: 'parentIncapacity',
    ru: 'временная нетрудоспособность или инвалидность родителей (одного из родителей)',
    en: 'one or both parents are unfit for work for a time or disabled',
    sources: form,
  },
  {
    code: 'childWithLimitedHealthUnderThree',
    ru: 'рождение (наличие) ребёнка с ограниченными возможностями здоровья в возрасте от рождения до 3 лет',
    en: 'a child with limited health from birth to 3 years',
    sources: form,
  },
  {
    code: 'disabledChild',
    ru: 'наличие ребёнка-инвалида',
    en: 'a disabled child',
    sources: form,
  },
  {
    code: 'brokenFamilyRelations',
    ru: 'нарушение межличностных отношений в семье (эмоциональная отверженность всех членов семьи)',
    en: 'broken relations in the family, all its members cut off from each other emotionally',
    sources: form,
  },
  // Tatarstan, Appendix 2, second column from top to bottom
  {
    code: 'parentChildConflicts',
    ru: 'нарушение детско-родительских отношений (частые конфликты между родителем и ребёнком)',
    en: 'frequent conflicts between parent and child',
    sources: form,
  },
  {
    code: 'parentalRightsRestored',
    ru: 'восстановление родителей в родительских правах',
    en: 'the parents’ rights were restored',
    sources: form,
  },
  {
    code: 'riskOfGivingUpNewborn',
    ru: 'риск отказа от новорождённого ребёнка',
    en: 'risk that a newborn is given up',
    sources: form,
  },
  {
    code: 'riskOfGivingUpFosterChild',
    ru: 'риск отказа от приёмного ребёнка',
    en: 'risk that a foster child is given up',
    sources: form,
  },
  {
    code: 'riskOfGivingUpDisabledChild',
    ru: 'риск отказа от ребёнка-инвалида',
    en: 'risk that a disabled child is given up',
    sources: form,
  },
  {
    code: 'divorceInProgress',
    ru: 'процесс развода родителей (ребёнок является свидетелем семейных конфликтов, объектом эмоциональной '
      + 'разрядки конфликтующих родителей, «орудием» разрешения семейных споров)',
    en: 'the parents are divorcing, and the child witnesses, bears or is used in their conflicts',
    sources: form,
  },
  {
    code: 'afterDivorce',
    ru: 'послеразводное состояние (психологические проблемы, недостаток общения у родителей и (или) детей)',
    en: 'the time after a divorce: psychological problems, parents or children lack contact',
    sources: form,
  },
  {
    code: 'childImprisoned',
    ru: 'отбывание одним из детей наказания в местах лишения свободы',
    en: 'one of the children is serving a sentence in prison',
    sources: form,
  },
  {
    code: 'childInConflictWithLaw',
    ru: 'нахождение ребёнка в конфликте с законом',
    en: 'a child is in conflict with the law',
    sources: form,
  },
  {
    code: 'lowIncome',
    ru: 'малообеспеченность',
    en: 'low income',
    sources: form,
  },
  {
    code: 'otherSigns',
    takesText: true,
    ru: 'иные признаки, ухудшающие жизнедеятельность',
    en: 'other signs of worsening conditions of life',
    sources: [...form, base('база, п. 6')],
  },
  // Chelyabinsk, clause 1.5
  {
    code: 'violenceAgainstChild',
    ru: 'наличие признаков насилия, жестокого обращения родителей (законных представителей) с ребёнком '
      + '(детьми), включая физическое, психическое, сексуальное насилие',
    en: 'signs of violence or cruelty of the parents (legal representatives) to a child: physical, '
      + 'mental or sexual',
    sources: clause15,
  },
  {
    code: 'conflictThreateningLife',
    ru: 'конфликт в семье родителей с детьми, угрожающий жизни детей',
    en: 'a conflict of parents with children that threatens the children’s lives',
    sources: clause15,
  },
  {
    code: 'parentChildCrisis',
    ru: 'кризис детско-родительских отношений в семье, в том числе пренебрежение нуждами детей',
    en: 'a crisis between parents and children, neglect of the children’s needs included',
    sources: clause15,
  },
  {
    code: 'noClothingOrMeals',
    ru: 'отсутствие у ребёнка (детей) необходимой одежды, регулярного питания',
    en: 'a child has no proper clothing or regular meals',
    sources: clause15,
  },
  {
    code: 'unsanitaryHome',
    ru: 'несоблюдение в семье с детьми санитарно-гигиенических условий проживания',
    en: 'the home of a family with children is not kept clean and healthy',
    sources: clause15,
  },
  {
    code: 'lossOfParentalControl',
    ru: 'полная или частичная потеря родителями контроля за поведением детей',
    en: 'the parents have lost control of the children’s behaviour, wholly or in part',
    sources: clause15,
  },
  {
    code: 'unmetMedicalNeed',
    ru: 'неудовлетворённая потребность в оказании специализированной медицинской помощи детям',
    en: 'the children’s need for specialised medical help is not met',
    sources: clause15,
  },
  {
    code: 'unmetAccessibilityNeed',
    ru: 'неудовлетворённая потребность детей-инвалидов в создании доступной среды проживания, '
      + 'профессиональном обучении',
    en: 'disabled children’s need for an accessible home or vocational training is not met',
    sources: clause15,
  },
] as const satisfies readonly CircumstanceEntry[];

export type CircumstanceCode = CodeOf<typeof entries>;

/**
 * Circumstances that make the need (обстоятельства). The 22 of Tatarstan's form stand in the order of its
 * table read by columns: the first column down, then the second. The 8 of Chelyabinsk follow.
 */
export const circumstances: readonly CircumstanceEntry<CircumstanceCode>[] = entries;
