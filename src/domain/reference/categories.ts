import type { CodeOf, ReferenceEntry } from './entry.ts';
import { base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

export interface CategoryEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** The category that this one is a part of. */
  within?: string;
  /** The category is for pregnant women too: a case may be opened for a child that is expected. */
  expectsChild?: true;
  /** Regulations that take the category only while the child is younger than so many years. */
  childUnderYears?: { years: number; regulations: readonly string[] };
  /** The family's card says in words what it is. */
  takesText?: true;
}

/** Magadan's list has no number; Chelyabinsk's is one clause. */
const magadanList = magadan('перечень категорий семей');
const chelyabinskList = chelyabinsk('п. 1.4');
const tatarstanList = tatarstan('п. 3.1; прил. № 2');
const tatarstanForm = tatarstan('прил. № 2');

const entries = [
  {
    code: 'fosterFamily',
    ru: 'замещающая семья',
    en: 'foster family',
    sources: [magadanList, chelyabinskList, tatarstanList],
  },
  {
    code: 'disabledChild',
    ru: 'семья, воспитывающая ребёнка-инвалида (детей-инвалидов)',
    en: 'family with a disabled child',
    sources: [magadanList, chelyabinskList, tatarstanList, base('база, п. 6')],
  },
  {
    code: 'childWithLimitedHealth',
    ru: 'семья, воспитывающая ребёнка (детей) с ограниченными возможностями здоровья',
    en: 'family with a child with limited health',
    childUnderYears: { years: 3, regulations: ['magadan-2017', 'tatarstan-2017'] },
    sources: [magadanList, chelyabinskList, tatarstanList, valuyki('этап 5')],
  },
  {
    code: 'manyChildren',
    ru: 'многодетная семья',
    en: 'family with many children',
    sources: [magadanList, chelyabinskList, tatarstanList, base('база, п. 6')],
  },
  {
    code: 'lowIncome',
    ru: 'малообеспеченная семья',
    en: 'family with a low income',
    sources: [magadanList, chelyabinskList, tatarstanList, base('база, п. 6')],
  },
  {
    code: 'intendsToGiveUpChild',
    ru: 'семья, имеющая намерение отказаться от ребёнка (в том числе от новорождённого)',
    en: 'family that intends to give up a child, newborn included',
    sources: [magadanList, chelyabinskList],
  },
  {
    code: 'singleParent',
    ru: 'семья с одним родителем, воспитывающим несовершеннолетнего ребёнка (детей)',
    en: 'single parent with minor children',
    sources: [magadanList, chelyabinskList, tatarstanList],
  },
  {
    code: 'singleMother',
    within: 'singleParent',
    ru: 'одинокая мать, воспитывающая детей без установленного отцовства',
    en: 'single mother of children whose paternity is not established',
    sources: [tatarstanForm],
  },
  {
    code: 'singleFather',
    within: 'singleParent',
    ru: 'одинокий отец, воспитывающий детей',
    en: 'single father',
    sources: [tatarstanForm],
  },
  {
    code: 'sociallyDangerous',
    ru: 'семья, находящаяся в социально опасном положении',
    en: 'family in a socially dangerous position',
    sources: [magadanList, chelyabinskList],
  },
  {
    code: 'refugees',
    ru: 'семья беженцев, вынужденных переселенцев, мигрантов',
    en: 'family of refugees, forced migrants or migrants',
    sources: [magadanList, chelyabinskList, tatarstanList],
  },
  {
    code: 'parentAddiction',
    ru: 'семья, в которой один или оба родителя страдают алкогольной или наркотической зависимостью',
    en: 'family in which one or both parents are addicted to alcohol or drugs',
    sources: [magadanList, chelyabinskList],
  },
  {
    code: 'minorInConflictWithLaw',
    ru: 'семья с несовершеннолетним (несовершеннолетними), находящимся в конфликте с законом',
    en: 'family with a minor in conflict with the law',
    sources: [magadanList, tatarstanList],
  },
  {
    code: 'womenInDifficulty',
    expectsChild: true,
    ru: 'женщина с детьми или беременная, находящаяся в трудной жизненной ситуации',
    en: 'woman with children or pregnant woman in difficulty',
    sources: [magadanList],
  },
  {
    code: 'minorParents',
    ru: 'семья с несовершеннолетними родителями (родителем)',
    en: 'family of minor parents',
    sources: [tatarstanList],
  },
  {
    code: 'motherChangedHerMind',
    ru: 'семья, в которой мать намеревалась отказаться от новорождённого ребёнка, но изменила своё решение',
    en: 'family in which the mother meant to give up the newborn and changed her mind',
    sources: [tatarstanList],
  },
  {
    code: 'emergencyVictims',
    ru: 'семья, пострадавшая в результате чрезвычайной ситуации',
    en: 'family that suffered in an emergency',
    sources: [tatarstanList],
  },
  {
    code: 'disabledParents',
    ru: 'семья, в которой один или оба родителя — инвалиды',
    en: 'family with one or both parents disabled',
    sources: [tatarstanList],
  },
  {
    code: 'restoredParents',
    ru: 'семья, в которой родители восстановились в родительских правах',
    en: 'family whose parental rights were restored',
    sources: [tatarstanList],
  },
  {
    code: 'other',
    takesText: true,
    ru: 'иная категория семьи',
    en: 'other category',
    sources: [tatarstan('п. 3.1'), base('база, п. 6')],
  },
] as const satisfies readonly CategoryEntry[];

export type CategoryCode = CodeOf<typeof entries>;

/**
 * Family categories (категории семей): first Magadan's list in its own order, with the parts that Tatarstan's
 * form adds to single parents, then what only Tatarstan names. The Azov memo lists none.
 */
export const categories: readonly CategoryEntry<CategoryCode>[] = entries;
