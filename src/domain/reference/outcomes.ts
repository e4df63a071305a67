import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

export interface OutcomeEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** Ended with success, ended without it, or never begun. */
  kind: 'success' | 'withoutSuccess' | 'notTaken';
}

const entries = [
  {
    code: 'success',
    kind: 'success',
    ru: 'исполнение программы, достижение положительных результатов',
    en: 'programme carried out, good results reached',
    sources: [tatarstan('п. 5.8 «б»'), valuyki('этап 10'), base('база, п. 12')],
  },
  {
    code: 'movedAway',
    kind: 'withoutSuccess',
    ru: 'переезд семьи на постоянное место жительства за пределы территории',
    en: 'the family moved out of the territory for good',
    sources: [tatarstan('п. 5.8 «в»'), azov('5 этап'), base('база, п. 12')],
  },
  {
    code: 'writtenRefusal',
    kind: 'withoutSuccess',
    ru: 'письменный отказ семьи от социального сопровождения',
    en: 'the family refused in writing',
    sources: [tatarstan('п. 5.8 «в»'), valuyki('этап 11'), base('база, п. 12')],
  },
  {
    code: 'programmeBroken',
    kind: 'withoutSuccess',
    ru: 'невыполнение условий индивидуальной программы одной из сторон',
    en: 'one of the sides broke the programme',
    sources: [valuyki('этап 11'), base('база, п. 12')],
  },
  {
    code: 'illness',
    kind: 'withoutSuccess',
    ru: 'заболевание члена семьи, требующее лечения в специализированном учреждении здравоохранения',
    en: 'illness of a family member that needs treatment in a special institution',
    sources: [azov('5 этап'), base('база, п. 12')],
  },
  {
    code: 'danger',
    kind: 'withoutSuccess',
    ru: 'угроза жизни и здоровью куратора',
    en: 'danger to the curator’s life or health',
    sources: [azov('5 этап'), base('база, п. 12')],
  },
  {
    code: 'parentApplication',
    kind: 'withoutSuccess',
    ru: 'личное заявление родителя (законного представителя) о прекращении сопровождения',
    en: 'application of a parent (legal representative) to end the accompaniment',
    sources: [azov('5 этап')],
  },
  {
    code: 'needNotConfirmed',
    kind: 'notTaken',
    ru: 'потребность в социальном сопровождении не подтверждена',
    en: 'need for accompaniment not confirmed',
    sources: [tatarstan('п. 4.4'), magadan('алгоритм, п. 4')],
  },
  {
    code: 'programmeRejected',
    kind: 'notTaken',
    ru: 'индивидуальная программа отклонена',
    en: 'programme rejected',
    sources: [magadan('алгоритм, п. 4'), base('база, п. 9')],
  },
  {
    code: 'familyDeclined',
    kind: 'notTaken',
    ru: 'семья отказалась до начала социального сопровождения',
    en: 'the family declined before the start',
    sources: [tatarstan('п. 2.3 «а»'), chelyabinsk('п. 1.6'), valuyki('этап 1')],
  },
] as const satisfies readonly OutcomeEntry[];

export type OutcomeCode = CodeOf<typeof entries>;

/** How an accompaniment ended, or why it never began (итоги сопровождения). */
export const outcomes: readonly OutcomeEntry<OutcomeCode>[] = entries;
