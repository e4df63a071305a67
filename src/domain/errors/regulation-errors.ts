import type { CatalogueEntry } from './catalogue-entry.ts';

/** What may be wrong with a regulation that is to be published: its form, its meaning, its place among the versions. */
export const regulationErrors = {
  // Form
  'regulation.field-unknown': {
    kind: 'input',
    ru: 'Поля или правила «{name}» в порядке нет. Уберите его.',
    en: 'A regulation has no field or rule “{name}”. Remove it.',
  },
  'regulation.field-missing': {
    kind: 'input',
    ru: 'Поле «{name}» обязательно.',
    en: 'The field “{name}” is required.',
  },
  'regulation.value-invalid': {
    kind: 'input',
    ru: 'Значение не соответствует описанию порядка: {constraint}.',
    en: 'The value does not match the description of a regulation: {constraint}.',
  },
  'regulation.date-invalid': {
    kind: 'input',
    ru: 'Даты «{value}» нет. Нужна дата ГГГГ-ММ-ДД с 1900 по 2199 год.',
    en: 'There is no date “{value}”. A date YYYY-MM-DD from 1900 to 2199 is needed.',
  },
  'regulation.time-zone-unknown': {
    kind: 'input',
    ru: 'Часового пояса «{value}» нет. Нужно имя IANA, например Europe/Moscow.',
    en: 'There is no time zone “{value}”. An IANA name is needed, for example Europe/Moscow.',
  },
  'regulation.repeated': {
    kind: 'input',
    ru: '«{value}» повторяется.',
    en: '“{value}” is repeated.',
  },
  'regulation.code-unknown': {
    kind: 'input',
    ru: 'Кода «{value}» нет в справочнике «{list}».',
    en: 'There is no code “{value}” in the list “{list}”.',
  },
  // Levels, caseload, grounds, notices
  'regulation.level-unknown': {
    kind: 'input',
    ru: 'Уровня «{level}» в порядке нет.',
    en: 'The regulation has no level “{level}”.',
  },
  'regulation.level-without-term': {
    kind: 'input',
    ru: 'Для уровня «{level}» не указан срок.',
    en: 'There is no term for the level “{level}”.',
  },
  'regulation.level-without-limit': {
    kind: 'input',
    ru: 'Для уровня «{level}» не указано, сколько семей ведёт один куратор.',
    en: 'There is no caseload limit for the level “{level}”.',
  },
  'regulation.counting-astray': {
    kind: 'input',
    ru: 'Уровень «{level}» считается вместе с другим, но ни к какому числу семей это не приводит.',
    en: 'The level “{level}” is counted with another one, and that leads to no number of families.',
  },
  'regulation.limits-incommensurable': {
    kind: 'input',
    ru: 'Пределы нельзя взвесить вместе: их наименьшее общее кратное {multiple} слишком велико.',
    en: 'The limits cannot be weighed together: their least common multiple, {multiple}, is too large.',
  },
  'regulation.term-inverted': {
    kind: 'input',
    ru: 'Наименьший срок ({least} мес.) больше наибольшего ({longest} мес.).',
    en: 'The least term ({least} months) is longer than the longest ({longest} months).',
  },
  'regulation.ages-inverted': {
    kind: 'input',
    ru: 'Заявление принимается с {from} лет, но только до {below}: таких заявителей нет.',
    en: 'An application is accepted from {from} and only below {below}: there are no such applicants.',
  },
  'regulation.notices-order': {
    kind: 'input',
    ru: 'Дни предупреждения перечисляются от большего к меньшему и не повторяются.',
    en: 'Days of notice are listed from the largest to the smallest, none twice.',
  },
  // Steps and gates
  'regulation.step-status': {
    kind: 'input',
    ru: 'Состояние «{status}» не бывает до начала программы. Возможны: {allowed}.',
    en: 'The status “{status}” does not come before the start of a programme. Possible: {allowed}.',
  },
  'regulation.gate-type': {
    kind: 'input',
    ru: 'Тип указывается для условий paper и diagnostic, и только для них: «{gate}».',
    en: 'A type belongs to the gates paper and diagnostic, and to them alone: “{gate}”.',
  },
  'regulation.gate-impossible': {
    kind: 'input',
    ru: 'Условие «{gate}» нельзя выполнить до начала программы.',
    en: 'The gate “{gate}” cannot be met before the start of a programme.',
  },
  'regulation.after-unknown': {
    kind: 'input',
    ru: 'Условие «{gate}» стоит после «{after}», а такого условия в порядке нет.',
    en: 'The gate “{gate}” comes after “{after}”, and the regulation has no such gate.',
  },
  'regulation.gate-before-cause': {
    kind: 'input',
    ru: 'Условие «{gate}» нельзя выполнить раньше, чем: {waits}. А они стоят в более поздних шагах: до конца дойти нельзя.',
    en: 'The gate “{gate}” cannot be met before: {waits}. They stand in later steps, so the end can never be reached.',
  },
  'regulation.gates-circular': {
    kind: 'input',
    ru: 'Условие «{gate}» в конце концов ждёт само себя: до конца дойти нельзя.',
    en: 'The gate “{gate}” in the end waits for itself, so the end can never be reached.',
  },
  'regulation.gate-missing': {
    kind: 'input',
    ru: 'Без условия «{gate}» сопровождение начать нельзя. Добавьте его в один из шагов.',
    en: 'Without the gate “{gate}” no accompaniment can start. Add it to one of the steps.',
  },
  'regulation.event-impossible': {
    kind: 'input',
    ru: 'События «{event}» не будет: такого условия нет ни в одном шаге.',
    en: 'The event “{event}” cannot happen: no step has such a gate.',
  },
  'regulation.deadline-backwards': {
    kind: 'input',
    ru: 'Срок считается от «{from}» до «{until}», но «{until}» бывает не позже.',
    en: 'The deadline runs from “{from}” to “{until}”, but “{until}” comes no later.',
  },
  // Decisions, endings, post-support
  'regulation.decision-missing': {
    kind: 'input',
    ru: 'Не сказано, кто принимает решение «{kind}», а без него не обойтись.',
    en: 'It is not said who decides “{kind}”, and that decision is needed.',
  },
  'regulation.ending-decision': {
    kind: 'input',
    ru: 'Решение «{kind}» не завершает сопровождение с итогом «{outcome}».',
    en: 'The decision “{kind}” does not end an accompaniment with the outcome “{outcome}”.',
  },
  'regulation.ending-missing': {
    kind: 'input',
    ru: 'Для решения «{kind}» не указано ни одного итога.',
    en: 'There is no ending for the decision “{kind}”.',
  },
  'regulation.ending-ambiguous': {
    kind: 'input',
    ru: 'Решение «{kind}» принимается без причины, поэтому итог у него один.',
    en: 'The decision “{kind}” takes no reason, so it has one ending only.',
  },
  'regulation.outcome-unreachable': {
    kind: 'input',
    ru: 'Постсопровождение назначено после итога «{outcome}», которого в порядке нет.',
    en: 'Post-support follows the outcome “{outcome}”, which no ending of the regulation gives.',
  },
  'regulation.checks-too-rare': {
    kind: 'input',
    ru: 'Проверки раз в {every} мес. не уместятся в {months} мес. постсопровождения.',
    en: 'Checks every {every} months do not fit into {months} months of post-support.',
  },
  // Publication
  'regulation.published-already': {
    kind: 'state',
    ru: 'Версия {version} порядка «{regulation}» уже издана и не меняется. Следующая — {next}.',
    en: 'Version {version} of “{regulation}” is published already and never changes. The next is {next}.',
  },
  'regulation.version-not-next': {
    kind: 'input',
    ru: 'Следующая версия порядка «{regulation}» — {next}, а не {version}.',
    en: 'The next version of “{regulation}” is {next}, not {version}.',
  },
  'regulation.valid-from-early': {
    kind: 'input',
    ru: 'Новая версия действует позже прежней: прежняя — с {previous}.',
    en: 'A new version is in force later than the one before, which is in force from {previous}.',
  },
  'regulation.foreign-region': {
    kind: 'input',
    ru: 'Вы издаёте порядки только своего региона: {region}.',
    en: 'You publish regulations of your own region only: {region}.',
  },
  'regulation.region-fixed': {
    kind: 'input',
    ru: 'Порядок «{regulation}» — другого региона. Возьмите другой код.',
    en: 'The regulation “{regulation}” is another region’s. Take another code.',
  },
} as const satisfies Record<string, CatalogueEntry>;
