import { labelOf } from '../../domain/reference/index.ts';
import { roles } from '../../operations/context.ts';
import type { AccessOfFamily } from '../../operations/read-accesses.ts';
import { roleWords } from '../access-words.ts';
import { operationWords, type Words } from './operation-words.ts';

const outcomeWords: Record<AccessOfFamily['outcome'], Words> = {
  shown: { ru: 'данные показаны', en: 'data was shown' },
  notFound: { ru: 'не найдено', en: 'not found' },
  forbidden: { ru: 'отказано: нет права', en: 'denied: no right' },
  refused: { ru: 'отказано: состояние дела этого не допускает', en: 'refused: the state of the case does not allow it' },
};

const unstatedPurpose: Words = { ru: 'не указана', en: 'not stated' };

/** An access in words that a person understands. A code without words stands for itself, so nothing is lost. */
export function accessView(access: AccessOfFamily) {
  const { role, operation, outcome, purpose, ...rest } = access;
  const told = {
    role: coded(role, roleOf(role)),
    action: coded(operation, operationWords.get(operation)),
    outcome: coded(outcome, outcomeWords[outcome]),
    purpose: purpose === null ? null : coded(purpose, labelOf('accessPurposes', purpose)),
  };
  return { ...rest, ...told, text: sentence('ru', access, told), textEn: sentence('en', access, told) };
}

type Told = Record<'role' | 'action' | 'outcome', Words> & { purpose: Words | null };

/** For example «Кураторова Анна Тестовна, специалист, Центр (куратор семьи): просмотр паспорта семьи; причина: ведение случая». */
function sentence(language: keyof Words, { specialist, organisation, clientId, outcome }: AccessOfFamily, told: Told): string {
  const person = specialist === null ? [clientId] : [specialist.name, specialist.position];
  const who = [...person, ...(organisation === null ? [] : [organisation.name])].join(', ');
  const denied = outcome === 'shown' ? '' : ` (${told.outcome[language]})`;
  const why = `${language === 'ru' ? 'причина' : 'reason'}: ${(told.purpose ?? unstatedPurpose)[language]}`;
  return `${who} (${told.role[language]}): ${told.action[language]}${denied}; ${why}`;
}

function coded(code: string, words: Words | undefined) {
  return { code, ru: words?.ru ?? code, en: words?.en ?? code };
}

function roleOf(code: string): Words | undefined {
  const role = roles.find((one) => one === code);
  return role && roleWords[role];
}
