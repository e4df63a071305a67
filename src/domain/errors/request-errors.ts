import type { CatalogueEntry } from './catalogue-entry.ts';

/** What a request may get wrong whatever it is about: things it names, and dates. */
export const requestErrors = {
  // Things named by the request
  'not-found': {
    kind: 'missing',
    ru: 'Не найдено: {what}. Проверьте идентификатор.',
    en: 'Not found: {what}. Check the identifier.',
  },
  'reference.unknown': {
    kind: 'input',
    ru: 'Значение «{value}» не входит в справочник «{list}» порядка этого региона.',
    en: 'The value “{value}” is not in the list “{list}” of this region’s regulation.',
  },
  'link.unknown': {
    kind: 'input',
    ru: 'Указанный объект ({what}) не найден. Проверьте идентификатор.',
    en: 'The object named ({what}) was not found. Check the identifier.',
  },
  'client.revoked': {
    kind: 'state',
    ru: 'Клиент отозван {date}: заведите нового.',
    en: 'The client was revoked on {date}: register a new one.',
  },
  'duplicate': {
    kind: 'state',
    ru: 'Такая запись уже есть: {what}.',
    en: 'Such a record exists already: {what}.',
  },
  'regulation.not-in-force': {
    kind: 'input',
    ru: 'На {date} порядок «{regulation}» не действовал.',
    en: 'The regulation “{regulation}” was not in force on {date}.',
  },
  // Dates
  'date.in-future': {
    kind: 'input',
    ru: 'Дата {date} ещё не наступила: сегодня в регионе {today}.',
    en: 'The date {date} is in the future: today in the region is {today}.',
  },
  'date.before-case': {
    kind: 'input',
    ru: 'Дата {date} раньше даты обращения {opened}.',
    en: 'The date {date} is before the date of the approach, {opened}.',
  },
  'date.before-cause': {
    kind: 'input',
    ru: 'Дата {date} раньше того, на чём основано: {causeRu} ({causeDate}).',
    en: 'The date {date} is before what it rests on: {causeEn} ({causeDate}).',
  },
  // Organisations, specialists, families
  'organisation.required': {
    kind: 'input',
    ru: 'Укажите организацию: она не следует из ваших прав доступа.',
    en: 'Name the organisation: it does not follow from your access rights.',
  },
  'organisation.not-provider': {
    kind: 'input',
    ru: 'Эта организация не является организатором сопровождения.',
    en: 'This organisation is not a provider of accompaniment.',
  },
  'organisation.municipality-required': {
    kind: 'input',
    ru: 'Для комиссии по делам несовершеннолетних укажите муниципальное образование.',
    en: 'A commission on minors’ affairs needs its municipality.',
  },
  'organisation.regulation-required': {
    kind: 'input',
    ru: 'Для организатора сопровождения укажите порядок, по которому он работает.',
    en: 'A provider needs the regulation that it works by.',
  },
  'organisation.regulation-not-allowed': {
    kind: 'input',
    ru: 'Порядок указывается только для организатора сопровождения.',
    en: 'Only a provider has a regulation.',
  },
  'regulation.unknown': {
    kind: 'input',
    ru: 'Порядок «{value}» в этом регионе не действует. Допустимые коды — в /v1/regulations.',
    en: 'The regulation “{value}” is not in force in this region. The codes are at /v1/regulations.',
  },
  'specialist.holds-families': {
    kind: 'state',
    ru: 'Специалист — куратор семей ({held}). Сначала назначьте этим семьям другого куратора.',
    en: 'The specialist is the curator of {held} families. Assign another curator to them first.',
  },
  'specialist.cannot-hold-cases': {
    kind: 'input',
    ru: 'Вести семьи могут только специалисты организатора сопровождения.',
    en: 'Only a provider’s specialists can hold cases.',
  },
  'family.category-note': {
    kind: 'input',
    ru: 'Поясните категорию «иная» в поле categoryNote; без этой категории поле не заполняется.',
    en: 'Explain the category “other” in categoryNote; without that category the field stays empty.',
  },
  'family.too-many-members': {
    kind: 'state',
    ru: 'В семье уже {most} членов — больше внести нельзя.',
    en: 'The family has {most} members already; there is no room for more.',
  },
  'member.left-before-birth': {
    kind: 'input',
    ru: 'Дата выбытия {left} раньше даты рождения {born}.',
    en: 'The date of leaving, {left}, is before the birth date, {born}.',
  },
  'applicant.not-in-family': {
    kind: 'input',
    ru: 'Заявитель выбыл из семьи до даты обращения.',
    en: 'The applicant left the family before the date of the application.',
  },
} as const satisfies Record<string, CatalogueEntry>;
