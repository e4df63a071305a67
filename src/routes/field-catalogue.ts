/** What can be wrong with the form of a field. Our own words: a validator's wording is nobody's contract. */
export const fieldCatalogue = {
  'field.unknown': {
    ru: 'Поля «{name}» здесь нет или его нельзя задать. Уберите его.',
    en: 'There is no field “{name}” here, or it cannot be set. Remove it.',
  },
  'field.required': { ru: 'Поле «{name}» обязательно.', en: 'The field “{name}” is required.' },
  'field.type': { ru: 'Здесь нужен другой тип: {type}.', en: 'Another type is needed here: {type}.' },
  'field.format': { ru: 'Значение не является {formatRu}.', en: 'The value is not {formatEn}.' },
  'field.length': { ru: 'Длина должна быть {boundRu} {limit}.', en: 'The length must be {boundEn} {limit}.' },
  'field.count': {
    ru: 'Число элементов должно быть {boundRu} {limit}.',
    en: 'The number of elements must be {boundEn} {limit}.',
  },
  'field.range': { ru: 'Значение должно быть {boundRu} {limit}.', en: 'The value must be {boundEn} {limit}.' },
  'field.pattern': {
    ru: 'Здесь нужно другое: {patternRu}.',
    en: 'Something else is needed here: {patternEn}.',
  },
  'field.choice': { ru: 'Допустимые значения: {allowed}.', en: 'Allowed values: {allowed}.' },
  'field.variant': {
    ru: 'Такого варианта нет: значение не из перечисленных в описании.',
    en: 'There is no such variant: the value is not one that the description lists.',
  },
  'field.repeated': { ru: 'Элементы повторяются.', en: 'Elements are repeated.' },
  'field.characters': {
    ru: 'Недопустимый символ: нулевой или половина суррогатной пары.',
    en: 'A character that is not allowed: NUL or half of a surrogate pair.',
  },
  'field.cursor': {
    ru: 'Курсор не от этого списка. Начните с первой страницы.',
    en: 'The cursor is not from this list. Start with the first page.',
  },
  'field.unacceptable': {
    ru: 'Значение не может быть сохранено.',
    en: 'The value cannot be stored.',
  },
  'field.invalid': { ru: 'Значение не соответствует описанию.', en: 'The value does not match its description.' },
  'json.syntax': { ru: 'Ошибка в JSON: {place}.', en: 'The JSON is broken: {place}.' },
  'json.empty': { ru: 'Тело запроса пусто.', en: 'The body is empty.' },
  'json.too-long': {
    ru: 'Слишком много элементов: не больше {limit}.',
    en: 'Too many elements: {limit} at most.',
  },
  'json.too-deep': {
    ru: 'Слишком глубокая вложенность: больше {limit} уровней.',
    en: 'Nested too deep: more than {limit} levels.',
  },
  'json.duplicate-key': {
    ru: 'Ключ «{name}» повторяется в одном объекте. Оставьте его один раз.',
    en: 'The key “{name}” stands twice in one object. Keep it once.',
  },
  'json.forbidden-key': {
    ru: 'Ключи «__proto__» и «constructor» недопустимы.',
    en: 'The keys “__proto__” and “constructor” are not allowed.',
  },
} as const satisfies Record<string, { ru: string; en: string }>;

export type FieldCode = keyof typeof fieldCatalogue;
