import type { CodeOf, ReferenceEntry } from './entry.ts';
import { azov, base, chelyabinsk, magadan, tatarstan, valuyki } from './source.ts';

const entries = [
  {
    code: 'approveProgramme',
    ru: 'утверждение индивидуальной программы',
    en: 'approve the programme',
    sources: [
      tatarstan('п. 4.4, 4.11'), magadan('алгоритм, п. 4'), chelyabinsk('п. 3.4'), azov('2 этап'),
      valuyki('этап 8'), base('база, п. 9'),
    ],
  },
  {
    code: 'returnProgramme',
    ru: 'возврат индивидуальной программы на доработку',
    en: 'hand the programme back for rework',
    sources: [tatarstan('п. 4.11'), base('база, п. 9')],
  },
  {
    code: 'rejectProgramme',
    ru: 'отклонение индивидуальной программы',
    en: 'reject the programme',
    sources: [magadan('алгоритм, п. 4'), tatarstan('п. 4.4, 4.11'), base('база, п. 9')],
  },
  {
    code: 'denyNeed',
    ru: 'нуждаемость семьи в социальном сопровождении не подтверждена',
    en: 'need not confirmed',
    sources: [tatarstan('п. 4.4'), magadan('алгоритм, п. 4'), base('база, п. 9')],
  },
  {
    code: 'extend',
    ru: 'продление сроков индивидуальной программы',
    en: 'extend the programme',
    sources: [
      tatarstan('п. 5.8 «а»'), magadan('алгоритм, п. 7'), chelyabinsk('п. 3.5'), azov('5 этап'),
      valuyki('этап 10'), base('база, п. 9'),
    ],
  },
  {
    code: 'changeLevel',
    ru: 'изменение уровня социального сопровождения',
    en: 'change the level',
    sources: [tatarstan('п. 4.4'), base('база, п. 9')],
  },
  {
    code: 'endPostSupport',
    ru: 'досрочное завершение постсопровождения',
    en: 'end the post-support sooner',
    sources: [base('база, п. 14')],
  },
  {
    code: 'changeRegulation',
    ru: 'перевод дела на новую версию порядка',
    en: 'move the case to a newer version of the regulation',
    sources: [base('база, п. 16')],
  },
  {
    code: 'completeWithSuccess',
    ru: 'завершение социального сопровождения с положительным результатом',
    en: 'complete with success',
    sources: [
      tatarstan('п. 5.8 «б»'), magadan('алгоритм, п. 7'), chelyabinsk('п. 3.5'), azov('5 этап'),
      valuyki('этап 10'), base('база, п. 9'),
    ],
  },
  {
    code: 'endWithoutSuccess',
    ru: 'прекращение социального сопровождения без положительного результата',
    en: 'end without success',
    sources: [
      tatarstan('п. 5.8 «в»'), magadan('алгоритм, п. 7'), chelyabinsk('п. 3.5'), azov('5 этап'),
      valuyki('этапы 10, 11'), base('база, п. 9'),
    ],
  },
] as const satisfies readonly ReferenceEntry[];

export type DecisionKindCode = CodeOf<typeof entries>;

/** Formal decisions on a case (решения), in the order of a case's road. */
export const decisionKinds: readonly ReferenceEntry<DecisionKindCode>[] = entries;
