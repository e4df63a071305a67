import type { CodeOf, ReferenceEntry } from './entry.ts';
import { base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

export interface LevelEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** What the measures of this level aim at. */
  meaning: { ru: string; en: string };
}

const entries = [
  {
    code: 'adaptation',
    ru: 'адаптационный',
    en: 'adaptation',
    meaning: {
      ru: 'помощь во взаимном принятии и привыкании членов семьи: замещающей, молодой и иной',
      en: 'help for the members of a foster, young or other family to accept and get used to each other',
    },
    sources: [
      tatarstan('п. 4.8'), magadan('алгоритм, п. 2'), chelyabinsk('п. 2.8'),
      valuyki('разд. «Уровни социального сопровождения»'), base('база, п. 2'),
    ],
  },
  {
    code: 'basic',
    ru: 'базовый',
    en: 'basic',
    meaning: {
      ru: 'профилактика: помощь, которая не даёт отношениям в семье дойти до кризиса',
      en: 'prevention: help that keeps relations in the family from coming to a crisis',
    },
    sources: [
      tatarstan('п. 4.8'), magadan('алгоритм, п. 2'), chelyabinsk('п. 2.9'),
      valuyki('разд. «Уровни социального сопровождения»'), base('база, п. 2'),
    ],
  },
  {
    code: 'crisis',
    ru: 'кризисный',
    en: 'crisis',
    meaning: {
      ru: 'устранение конфликтов и кризисных ситуаций, которые угрожают семье',
      en: 'ending conflicts and crises that threaten the family',
    },
    sources: [
      tatarstan('п. 4.8'), magadan('алгоритм, п. 2'), chelyabinsk('п. 2.10'),
      valuyki('разд. «Уровни социального сопровождения»'), base('база, п. 2'),
    ],
  },
  {
    code: 'emergency',
    ru: 'экстренный',
    en: 'emergency',
    meaning: {
      ru: 'краткосрочная помощь в остром состоянии: угроза отказа от ребёнка, жестокость, тяжёлые переживания',
      en: 'short help in an acute state: a child about to be given up, cruel treatment, severe distress',
    },
    sources: [
      chelyabinsk('п. 2.11'), magadan('алгоритм, п. 2'),
      valuyki('разд. «Уровни социального сопровождения»'), base('база, п. 2'),
    ],
  },
] as const satisfies readonly LevelEntry[];

export type LevelCode = CodeOf<typeof entries>;

/** Levels of accompaniment (уровни социального сопровождения), as Tatarstan's clause 4.8 orders them. */
export const levels: readonly LevelEntry<LevelCode>[] = entries;
