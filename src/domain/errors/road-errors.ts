import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals on the road of a case: its order, who may apply, curator, level and caseload. */
export const roadErrors = {
  // Steps
  'gate.missing': {
    kind: 'state',
    ru: 'Не выполнено условие: {gateRu}.',
    en: 'A condition is not met: {gateEn}.',
  },
  'action.wrong-status': {
    kind: 'state',
    ru: 'Действие невозможно в состоянии «{statusRu}».',
    en: 'The action is not possible in the status “{statusEn}”.',
  },
  'action.not-in-regulation': {
    kind: 'state',
    ru: 'Порядок региона не предусматривает этого действия.',
    en: 'The region’s regulation does not provide for this action.',
  },
  'case.open-already': {
    kind: 'state',
    ru: 'По этой семье уже открыто сопровождение: {caseId}.',
    en: 'There is an open case for this family already: {caseId}.',
  },
  'case.reopen-open': {
    kind: 'state',
    ru: 'Прежнее сопровождение ещё не завершено: новое открывается после завершения или отказа.',
    en: 'The earlier case has not ended yet: a new one opens after its end.',
  },
  // Who may apply
  'applicant.required': {
    kind: 'input',
    ru: 'Для этого основания укажите заявителя.',
    en: 'This ground needs an applicant.',
  },
  'applicant.not-allowed': {
    kind: 'input',
    ru: 'Для этого основания заявитель не указывается.',
    en: 'This ground takes no applicant.',
  },
  'applicant.too-young': {
    kind: 'input',
    ru: 'Заявителю {age} лет на дату обращения; самостоятельное заявление принимается с {from}.',
    en: 'The applicant is {age} on the date of the application; an application of their own is accepted from {from}.',
  },
  'applicant.too-old': {
    kind: 'input',
    ru: 'Заявителю исполнилось {to} лет: он подаёт заявление как родитель (законный представитель).',
    en: 'The applicant has reached {to}: they apply as a parent (legal representative).',
  },
  'applicant.not-representative': {
    kind: 'input',
    ru: 'Заявитель не является родителем или законным представителем несовершеннолетнего.',
    en: 'The applicant is not a parent or a legal representative of a minor.',
  },
  'applicant.birth-date-unknown': {
    kind: 'input',
    ru: 'Не указана дата рождения заявителя: возраст нельзя проверить.',
    en: 'The applicant’s birth date is not known, so the age cannot be checked.',
  },
  'family.no-minor': {
    kind: 'state',
    ru: 'В семье нет несовершеннолетнего ребёнка, и категория семьи не предполагает ожидания ребёнка.',
    en: 'There is no minor child in the family, and its category is not one that expects a child.',
  },
  'source.required': {
    kind: 'input',
    ru: 'Для сообщения укажите, кто его направил и в каком виде.',
    en: 'A message needs its sender and form.',
  },
  'note.required': {
    kind: 'input',
    ru: 'Опишите это значение словами.',
    en: 'Say in words what this value stands for.',
  },
  'category.outside-regulation': {
    kind: 'state',
    ru: 'Ни одна из категорий семьи не входит в целевую группу порядка этого региона.',
    en: 'None of the family’s categories belongs to the target group of this region’s regulation.',
  },
  'form.member-required': {
    kind: 'input',
    ru: 'При индивидуальной форме укажите члена семьи, при групповой — не указывайте.',
    en: 'The individual form needs a family member, the group form takes none.',
  },
  // Curator, level, caseload
  'curator.not-in-organisation': {
    kind: 'input',
    ru: 'Специалист не работает в этой организации или не ведёт семьи.',
    en: 'The specialist does not work in this organisation or does not hold cases.',
  },
  'curator.same': {
    kind: 'state',
    ru: 'Этот специалист уже является куратором семьи.',
    en: 'This specialist is the family’s curator already.',
  },
  'level.same': {
    kind: 'state',
    ru: 'Семья уже сопровождается на этом уровне.',
    en: 'The family is on this level already.',
  },
  'caseload.limit-exceeded': {
    kind: 'state',
    ru: 'У куратора нет места: уровень «{levelRu}» — занято {held} из {limit}. Назначьте другого куратора.',
    en: 'The curator has no room: level “{levelEn}”, {held} of {limit} taken. Assign another curator.',
  },
  'caseload.override-reason-required': {
    kind: 'state',
    ru: 'Предел нагрузки будет превышен: руководитель может разрешить это с письменным обоснованием.',
    en: 'The limit would be exceeded: a head may allow this with a written reason.',
  },
} as const satisfies Record<string, CatalogueEntry>;
