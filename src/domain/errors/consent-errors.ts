import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals over the consent to the processing of personal data. */
export const consentErrors = {
  'consent.withdrawn': {
    kind: 'state',
    ru: 'Согласие на обработку персональных данных отозвано {since}: новое не вносится. Внесите новое согласие или завершите дело.',
    en: 'The consent to the processing of personal data was withdrawn on {since}: nothing new is recorded. Record a new consent, or end the case.',
  },
  'consent.lapsed': {
    kind: 'state',
    ru: 'Срок согласия на обработку персональных данных истёк, с {since} согласия нет: новое не вносится. Внесите новое согласие или завершите дело.',
    en: 'The consent to the processing of personal data has lapsed, from {since} there is none: nothing new is recorded. Record a new consent, or end the case.',
  },
  'consent.outside-specialists': {
    kind: 'state',
    ru: 'Другая организация привлекается только с согласия семьи. Внесите согласие, в объёме которого есть: {scopeRu}.',
    en: 'Another organisation takes part only with the family’s consent. Record a consent that covers: {scopeEn}.',
  },
  'consent.nothing-to-withdraw': {
    kind: 'state',
    ru: 'Отзывать нечего: согласия на обработку персональных данных нет или оно уже отозвано.',
    en: 'There is nothing to withdraw: there is no consent to the processing of personal data, or it is withdrawn already.',
  },
  'consent.not-given-by-member': {
    kind: 'input',
    ru: 'Этот человек не давал согласия или уже отозвал его: отзывает тот, кто дал.',
    en: 'This person has given no consent, or has withdrawn it: who gave it withdraws it.',
  },
  'consent.scope-not-given': {
    kind: 'input',
    ru: 'На это согласия нет: {scopeRu}.',
    en: 'There is no consent to this: {scopeEn}.',
  },
  'consent.giver-not-entitled': {
    kind: 'input',
    ru: 'Согласие даёт взрослый член семьи или родитель (законный представитель) несовершеннолетнего.',
    en: 'Consent is given by an adult of the family, or by a parent (legal representative) of a minor.',
  },
  'consent.processing-required': {
    kind: 'input',
    ru: 'В объёме согласия нет обработки персональных данных (`processing`): без неё нет и остального.',
    en: 'The consent does not cover the processing of personal data (`processing`): without it there is nothing else.',
  },
  'consent.signed-later': {
    kind: 'input',
    ru: 'Согласие подписано {signed} — позже, чем получено ({date}).',
    en: 'The consent was signed on {signed}, after the day on which it came ({date}).',
  },
  'consent.over-already': {
    kind: 'input',
    ru: 'Согласие действует до {until} — раньше, чем получено ({date}).',
    en: 'The consent holds until {until}, which is before the day on which it came ({date}).',
  },
} as const satisfies Record<string, CatalogueEntry>;
