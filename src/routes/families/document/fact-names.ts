import type { FactKind } from '../../../domain/case/facts.ts';

/** What a fact of each kind is called in a document for people. */
export const factNames: Record<FactKind, string> = {
  opened: 'Обращение: дело открыто',
  consent: 'Согласие на обработку персональных данных',
  consentWithdrawal: 'Отзыв согласия на обработку персональных данных',
  paper: 'Документ',
  diagnostic: 'Диагностика',
  curatorAssignment: 'Назначение куратора',
  levelAssignment: 'Определение уровня сопровождения',
  programme: 'Программа сопровождения',
  submission: 'Внесение программы на рассмотрение',
  signature: 'Подпись, вручение экземпляра',
  decision: 'Решение',
  registration: 'Запись в журнале учёта семей',
  agreement: 'Договор о сопровождении',
  execution: 'Отметка о выполнении мероприятия',
  review: 'Промежуточный мониторинг',
  checkScheduled: 'Проверка постсопровождения поставлена в план',
  postSupportCheck: 'Проверка постсопровождения',
  withdrawal: 'Отказ семьи до начала сопровождения',
  distribution: 'Рассылка программы',
  datesMoved: 'Сроки пересчитаны по производственному календарю',
  erasure: 'Персональные данные уничтожены',
  handoverKept: 'Дело осталось у замещающего куратора',
};
