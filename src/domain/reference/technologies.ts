import type { CodeOf, ReferenceEntry } from './entry.ts';
import { tatarstan } from './source.ts';

const clause510 = [tatarstan('п. 5.10')];

const entries = [
  {
    code: 'precinctSocialService',
    ru: '«Участковая социальная служба»',
    en: '"Precinct Social Service"',
    sources: [tatarstan('п. 5.10; прил. № 4–11, разд. VII')],
  },
  {
    code: 'familySupportService',
    ru: '«Служба семейного сопровождения»',
    en: '"Family Accompaniment Service"',
    sources: clause510,
  },
  { code: 'mobileTeam', ru: '«Мобильная бригада»', en: '"Mobile Team"', sources: clause510 },
  {
    code: 'legalNavigator',
    ru: '«Правовой навигатор семьи»',
    en: '"Legal Navigator of the Family"',
    sources: [tatarstan('п. 5.10; прил. № 4–11, разд. V')],
  },
  {
    code: 'womenDoubtingNewborn',
    ru: '«Межведомственное взаимодействие по организации социального сопровождения женщин, сомневающихся '
      + 'в принятии своего новорожденного ребенка»',
    en: '"Interagency Work on the Social Accompaniment of Women Who Doubt Whether to Accept Their Newborn"',
    sources: clause510,
  },
  {
    code: 'minorsAfterClosedInstitutions',
    ru: '«Межведомственное взаимодействие по организации социального сопровождения несовершеннолетних, '
      + 'освободившихся из учреждений закрытого типа, условно осужденных, а также членов их семей»',
    en: '"Interagency Work on the Social Accompaniment of Minors Released from Closed Institutions or '
      + 'on Probation, and of Their Families"',
    sources: clause510,
  },
  {
    code: 'homeVisits',
    ru: '«Домашнее визитирование семей с детьми-инвалидами»',
    en: '"Home Visits to Families with Disabled Children"',
    sources: clause510,
  },
] as const satisfies readonly ReferenceEntry[];

export type TechnologyCode = CodeOf<typeof entries>;

/** Social technologies that the centres are advised to use (социальные технологии); the names are proper names. */
export const technologies: readonly ReferenceEntry<TechnologyCode>[] = entries;
