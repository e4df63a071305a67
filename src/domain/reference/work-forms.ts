import type { CodeOf, ReferenceEntry } from './entry.ts';
import { tatarstan } from './source.ts';

const clause510 = [tatarstan('п. 5.10')];

const entries = [
  {
    code: 'parentsGeneralEducation',
    ru: '«Школы родительского всеобуча»',
    en: '"Schools of Parents’ General Education"',
    sources: [tatarstan('п. 5.10; прил. № 6–11, разд. V')],
  },
  {
    code: 'responsibleParenthood',
    ru: '«Школа ответственного родительства»',
    en: '"School of Responsible Parenthood"',
    sources: clause510,
  },
  {
    code: 'labourRehabilitation',
    ru: '«Служба трудовой реабилитации»',
    en: '"Labour Rehabilitation Service"',
    sources: clause510,
  },
] as const satisfies readonly ReferenceEntry[];

export type WorkFormCode = CodeOf<typeof entries>;

/** Forms of work that the centres are advised to use (формы работы); the names are proper names. */
export const workForms: readonly ReferenceEntry<WorkFormCode>[] = entries;
