/** One kind of problem: its HTTP status, its title, and what the caller can do. */
export interface ProblemEntry {
  status: number;
  ru: string;
  en: string;
  adviceRu?: string;
  adviceEn?: string;
}

/**
 * Every problem the API can answer with: its HTTP status and its title. The code is also the last part of `type`.
 * The domain's own refusals are details within `request-invalid`, `action-refused` and `not-found`.
 */
export const problemCatalogue = {
  'request-malformed': {
    status: 400,
    ru: 'Запрос не соответствует описанию',
    en: 'The request does not match its description',
  },
  'json-malformed': {
    status: 400,
    ru: 'Тело запроса — не JSON',
    en: 'The body is not JSON',
    adviceRu: 'Проверьте синтаксис JSON и кодировку UTF-8.',
    adviceEn: 'Check the JSON syntax and the UTF-8 encoding.',
  },
  'idempotency-key-missing': {
    status: 400,
    ru: 'Нет заголовка Idempotency-Key',
    en: 'The Idempotency-Key header is missing',
    adviceRu: 'Передайте Idempotency-Key: новый для нового запроса, прежний при повторе.',
    adviceEn: 'Send an Idempotency-Key: a new one for a new request, the same one to repeat it.',
  },
  'idempotency-key-malformed': {
    status: 400,
    ru: 'Заголовок Idempotency-Key записан неверно',
    en: 'The Idempotency-Key header is malformed',
    adviceRu: 'Ключ — от 1 до 255 печатных символов ASCII, в кавычках или без них.',
    adviceEn: 'A key is 1 to 255 printable ASCII characters, quoted or bare.',
  },
  'if-match-malformed': {
    status: 400,
    ru: 'Заголовок If-Match записан неверно',
    en: 'The If-Match header is malformed',
    adviceRu: 'Передайте один ETag в том виде, в каком его вернула служба: "3".',
    adviceEn: 'Send one ETag as the service gave it: "3".',
  },
  'unauthenticated': {
    status: 401,
    ru: 'Нужен действующий токен',
    en: 'A valid token is needed',
    adviceRu: 'Получите токен: POST /oauth/token.',
    adviceEn: 'Get a token: POST /oauth/token.',
  },
  'forbidden': {
    status: 403,
    ru: 'Эта роль так не может',
    en: 'This role may not do that',
    adviceRu: 'Обратитесь к администратору, если вам нужна эта операция.',
    adviceEn: 'Ask your administrator if you need this operation.',
  },
  'not-found': {
    status: 404,
    ru: 'Не найдено',
    en: 'Not found',
    adviceRu: 'Проверьте адрес и идентификатор.',
    adviceEn: 'Check the address and the identifier.',
  },
  'method-not-allowed': {
    status: 405,
    ru: 'Метод здесь не применяется',
    en: 'The method is not allowed here',
    adviceRu: 'Допустимые методы — в заголовке Allow.',
    adviceEn: 'The Allow header names the methods.',
  },
  'not-acceptable': {
    status: 406,
    ru: 'Ответа в запрошенном виде нет',
    en: 'There is no answer in the form asked for',
    adviceRu: 'Разрешите в Accept вид ответа, названный в описании операции: обычно application/json.',
    adviceEn: 'Let Accept allow what the description of the operation names: application/json as a rule.',
  },
  'request-timeout': {
    status: 408,
    ru: 'Запрос не пришёл целиком вовремя',
    en: 'The request did not arrive in time',
    adviceRu: 'Повторите запрос.',
    adviceEn: 'Repeat the request.',
  },
  'action-refused': {
    status: 409,
    ru: 'Сейчас это действие невозможно',
    en: 'The action is not possible now',
  },
  'conflict': {
    status: 409,
    ru: 'Запрос противоречит сохранённым данным',
    en: 'The request conflicts with what is stored',
    adviceRu: 'Прочитайте данные заново и повторите.',
    adviceEn: 'Read the data again and retry.',
  },
  'idempotency-in-progress': {
    status: 409,
    ru: 'Запрос с этим ключом ещё выполняется',
    en: 'A request with this key is still running',
    adviceRu: 'Повторите чуть позже с тем же ключом.',
    adviceEn: 'Retry a little later with the same key.',
  },
  'feed-epoch-changed': {
    status: 410,
    ru: 'Этот курсор больше не действует: база данных восстановлена из копии',
    en: 'The cursor is of no use any more: the database was restored from a copy',
    adviceRu: 'Начните без курсора с `reading=newest`: первый проход даёт нынешнее состояние всех дел; дел, которых в нём нет, в муниципалитете больше нет. '
      + 'Для `reading=changes` возьмите `changesCursor` первой страницы этого прохода.',
    adviceEn: 'Start without a cursor in `reading=newest`: the first walk gives the present state of every case; cases that are not in it have left. '
      + 'For `reading=changes` take `changesCursor` from the first page of that walk.',
  },
  'version-stale': {
    status: 412,
    ru: 'Запись изменилась с тех пор, как вы её читали',
    en: 'The record has changed since you read it',
    adviceRu: 'Прочитайте запись, повторите изменение с её новым ETag.',
    adviceEn: 'Read the record and repeat the change with its new ETag.',
  },
  'body-too-large': {
    status: 413,
    ru: 'Тело запроса слишком велико',
    en: 'The body is too large',
    adviceRu: 'Тело запроса не должно превышать 1 МиБ.',
    adviceEn: 'A body may have 1 MiB at most.',
  },
  'uri-too-long': {
    status: 414,
    ru: 'Адрес слишком длинный',
    en: 'The address is too long',
    adviceRu: 'Адрес вместе со строкой запроса не должен превышать 4096 символов.',
    adviceEn: 'An address may have 4096 characters at most, its query included.',
  },
  'media-type-unsupported': {
    status: 415,
    ru: 'Этот тип содержимого не принимается',
    en: 'This media type is not supported',
    adviceRu: 'Передайте тело как application/json в UTF-8, без сжатия.',
    adviceEn: 'Send the body as application/json in UTF-8, not compressed.',
  },
  'request-invalid': {
    status: 422,
    ru: 'Данные запроса не отвечают правилам',
    en: 'The data of the request breaks rules',
  },
  'idempotency-key-reused': {
    status: 422,
    ru: 'Этот ключ уже использован для другого запроса',
    en: 'The key was used for another request',
    adviceRu: 'Возьмите для нового запроса новый ключ.',
    adviceEn: 'Take a new key for a new request.',
  },
  'if-match-missing': {
    status: 428,
    ru: 'Нужен заголовок If-Match',
    en: 'An If-Match header is needed',
    adviceRu: 'Передайте в If-Match тот ETag, который вы прочитали; «*» не принимается.',
    adviceEn: 'Send in If-Match the ETag that you have read; “*” is not accepted.',
  },
  'rate-limited': {
    status: 429,
    ru: 'Слишком много запросов',
    en: 'Too many requests',
    adviceRu: 'Подождите столько секунд, сколько указано в Retry-After; сколько запросов осталось, говорит RateLimit.',
    adviceEn: 'Wait as many seconds as Retry-After says; RateLimit tells how many requests are left.',
  },
  'feed-waiters': {
    status: 429,
    ru: 'Слишком многие уже ждут новостей',
    en: 'Too many are waiting for news already',
    adviceRu: 'Спросите без `wait` через несколько секунд.',
    adviceEn: 'Ask without `wait` in a few seconds.',
  },
  'export-quota-used': {
    status: 429,
    ru: 'Выгрузки на сегодня исчерпаны',
    en: 'The exports for today are used up',
    adviceRu: 'Число выгрузок одного клиента за сутки (UTC) ограничено; повторите через число секунд из Retry-After.',
    adviceEn: 'The exports of one client in a day (UTC) are limited; retry after the seconds in Retry-After.',
  },
  'headers-too-large': {
    status: 431,
    ru: 'Заголовки запроса слишком велики',
    en: 'The headers are too large',
    adviceRu: 'Заголовки вместе не должны превышать 16 КиБ.',
    adviceEn: 'All headers together may have 16 KiB at most.',
  },
  'internal': {
    status: 500,
    ru: 'Ошибка на нашей стороне',
    en: 'A fault on our side',
    adviceRu: 'Повторите позже; если не поможет, сообщите traceId.',
    adviceEn: 'Try again later; if it stays, report the traceId.',
  },
  'unavailable': {
    status: 503,
    ru: 'Служба временно недоступна',
    en: 'The service is not available now',
    adviceRu: 'Повторите через несколько секунд.',
    adviceEn: 'Try again in a few seconds.',
  },
  'overloaded': {
    status: 503,
    ru: 'Служба перегружена',
    en: 'The service is overloaded',
    adviceRu: 'Повторите через столько секунд, сколько указано в Retry-After; запись — с тем же Idempotency-Key.',
    adviceEn: 'Repeat after as many seconds as Retry-After says; a write with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problemCatalogue;
export type Language = 'ru' | 'en';
