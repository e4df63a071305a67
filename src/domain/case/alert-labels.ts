import type { EveryAlertKind } from '../organisation-alerts.ts';

/** What people read for a kind of alert (предупреждение). */
export const alertLabels: Record<EveryAlertKind, { ru: string; en: string }> = {
  programmeExpiring: { ru: 'скоро окончание срока программы', en: 'the programme’s term ends soon' },
  programmeExpired: { ru: 'срок программы истёк, решения нет', en: 'the programme’s term has ended without a decision' },
  programmeLate: { ru: 'программа не внесена в срок', en: 'the programme is late' },
  decisionLate: { ru: 'решение не принято в срок', en: 'the decision is late' },
  measureLate: { ru: 'нет отметки о выполнении мероприятия в срок', en: 'a measure is late' },
  consentLapsing: { ru: 'скоро окончание срока согласия на обработку персональных данных', en: 'the consent to processing lapses soon' },
  consentLapsed: { ru: 'срок согласия на обработку персональных данных истёк', en: 'the consent to processing has lapsed' },
  consentWithdrawn: {
    ru: 'согласие на обработку персональных данных отозвано, нужно решение',
    en: 'the consent to processing is withdrawn, somebody must decide',
  },
  reviewDue: { ru: 'предстоит рассмотрение результатов', en: 'a review is due' },
  reviewMissed: { ru: 'рассмотрение результатов пропущено', en: 'a review was missed' },
  postSupportCheckDue: { ru: 'предстоит проверка постсопровождения', en: 'a post-support check is due' },
  postSupportCheckMissed: { ru: 'проверка постсопровождения пропущена', en: 'a post-support check was missed' },
  handoverNotReturned: {
    ru: 'дело не вернулось к своему куратору после временной передачи',
    en: 'the case has not gone back to its curator after a temporary handover',
  },
  letterUnanswered: { ru: 'нет ответа на письмо в срок', en: 'a letter has not been answered in time' },
  recommendationReceived: {
    ru: 'получена рекомендация КДНиЗП, нужен ответ', en: 'the commission has made a recommendation, it waits for an answer',
  },
  curatorOverLimit: { ru: 'у куратора больше семей, чем допускает порядок', en: 'a curator has more families than the regulation allows' },
  quarterlyReportDue: { ru: 'пора представить отчёт за период', en: 'the report on a period is due' },
};
