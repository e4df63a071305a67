import { erasureReasons } from '../../../domain/erasure.ts';
import { findEntry, labelOf, type ReferenceListName } from '../../../domain/reference/index.ts';
import type { FamilyExport } from '../../../operations/export-family.ts';

/** Which reference lists may hold the code in a field; the first that has it gives the words. */
const lists: Record<string, readonly ReferenceListName[]> = {
  ground: ['grounds'], level: ['levels'], helpType: ['helpTypes'], body: ['bodies'], kinship: ['kinships'], status: ['caseStatuses'],
  categories: ['categories'], code: ['circumstances'], type: ['paperTypes'], kind: ['decisionKinds'], reason: ['outcomes'],
  outcome: ['outcomes'], scope: ['consentScopes'], needs: ['helpTypes'],
};

/** Words of the service's own for codes that stand in no reference list. */
const own: Record<string, string> = {
  'form individual': 'индивидуальная', 'form group': 'групповая',
  'completeness full': 'полная', 'completeness singleParent': 'неполная',
  'channel written': 'письменно', 'channel electronic': 'в электронном виде',
  'result done': 'выполнено', 'result notDone': 'не выполнено',
  'state open': 'открыто', 'state done': 'выполнено', 'state notDone': 'не выполнено',
  'act signed': 'подписана', 'act copyHandedOver': 'экземпляр вручён',
  'signer family': 'семья', 'signer director': 'директор', 'signer headOfService': 'заведующий службой',
  'situation stable': 'стабильная', 'situation worse': 'ухудшилась',
  'kind primary': 'первичная', 'kind interim': 'промежуточная', 'kind final': 'итоговая', 'kind monitoring': 'мониторинг',
  'kind organisation': 'организация', 'kind curator': 'куратор', 'kind familyMember': 'член семьи',
  'method conversation': 'беседа', 'method questionnaire': 'анкетирование',
  'method observation': 'наблюдение', 'method interview': 'интервьюирование',
  ...Object.fromEntries(erasureReasons.map(({ code, ru }) => [`reason ${code}`, ru])),
};

/** Puts the values of one export into words: codes by the reference lists, ids by names, dates as people write them. */
export class Words {
  readonly #names: ReadonlyMap<string, string>;

  constructor({ family, names }: Pick<FamilyExport, 'family' | 'names'>) {
    const members = family.members.map(({ id, fullName: name }) => ({ id, name }));
    this.#names = new Map([...members, ...names].map(({ id, name }) => [id, name]));
  }

  /** A value of a field, in Russian. */
  of(field: string, value: string | number | boolean): string {
    if (typeof value === 'boolean') return value ? 'да' : 'нет';
    if (typeof value === 'number') return String(value).replace('.', ',');
    return this.#names.get(value) ?? date(value) ?? own[`${field} ${value}`] ?? listed(field, value);
  }
}

function listed(field: string, code: string): string {
  const list = lists[field]?.find((name) => findEntry(name, code) !== undefined);
  return list === undefined ? code : labelOf(list, code).ru;
}

/** `2026-03-02` → 02.03.2026; an instant is told to the minute. */
function date(value: string): string | undefined {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}).*Z)?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  return `${day}.${month}.${year}${time === undefined ? '' : ` ${time} (UTC)`}`;
}
