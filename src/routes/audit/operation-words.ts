import type { FactName } from '../facts/fact-definition.ts';

/** A name in both languages. */
export interface Words {
  ru: string;
  en: string;
}

/** What was done with family data, as a family is told: operationId to words. */
const others: Record<string, Words> = {
  getCaseload: {
    ru: 'просмотр нагрузки куратора: список его семей',
    en: 'looked at a curator’s load: the list of their families',
  },
  listHandovers: { ru: 'просмотр передач дел куратора', en: 'looked at the handovers of a curator’s cases' },
  getHandover: { ru: 'просмотр передачи дел куратора', en: 'looked at a handover of a curator’s cases' },
  handOver: { ru: 'передача дел куратора другому', en: 'handed a curator’s cases over to another' },
  planHandover: { ru: 'план передачи дел куратора', en: 'planned a handover of a curator’s cases' },
  returnHandover: { ru: 'возвращение дел куратору после временной передачи', en: 'gave cases back after a temporary handover' },
  listFamilies: { ru: 'просмотр списка семей', en: 'looked at the list of families' },
  getFamily: { ru: 'просмотр паспорта семьи', en: 'looked at the family passport' },
  createFamily: { ru: 'создание паспорта семьи', en: 'entered the family passport' },
  updateFamily: { ru: 'изменение паспорта семьи', en: 'changed the family passport' },
  addFamilyMember: { ru: 'внесение члена семьи в паспорт семьи', en: 'added a family member to the passport' },
  updateFamilyMember: { ru: 'изменение сведений о члене семьи', en: 'changed what is kept about a family member' },
  eraseFamily: { ru: 'уничтожение персональных данных семьи', en: 'destroyed the personal data of the family' },
  exportFamily: { ru: 'выгрузка всех данных семьи', en: 'exported all data of the family' },
  exportFamilyDocument: {
    ru: 'выгрузка всех данных семьи в виде документа',
    en: 'exported all data of the family as a document',
  },
  countCases: { ru: 'обезличенная статистика', en: 'depersonalised figures' },
  countCasesAsTable: { ru: 'обезличенная статистика в виде таблицы', en: 'depersonalised figures as a table' },
  listCases: { ru: 'просмотр списка дел', en: 'looked at the list of cases' },
  getCase: { ru: 'просмотр дела: состояние, сроки, мероприятия', en: 'looked at the case: its state, deadlines, measures' },
  openCase: { ru: 'открытие дела', en: 'opened a case' },
  getTimeline: { ru: 'просмотр истории дела', en: 'looked at the history of the case' },
  listMeasureProposals: { ru: 'подбор мероприятий для семьи', en: 'looked for measures that suit the family' },
  listAlerts: { ru: 'просмотр предупреждений о сроках по делам', en: 'looked at the alerts about deadlines of cases' },
  getAlert: { ru: 'просмотр предупреждения по делу', en: 'looked at an alert about the case' },
  acknowledgeAlert: { ru: 'отметка о предупреждении по делу', en: 'acknowledged an alert about the case' },
  snoozeAlert: { ru: 'отсрочка предупреждения по делу', en: 'put off an alert about the case' },
  getAgenda: { ru: 'просмотр плана дня куратора', en: 'looked at the agenda of a curator’s day' },
  getSessionAgenda: { ru: 'просмотр повестки заседания', en: 'looked at the agenda of a session' },
  getCalendar: { ru: 'чтение плана куратора календарём его телефона', en: 'read the curator’s agenda by a telephone’s calendar' },
  listMeasures: { ru: 'просмотр мероприятий, порученных соисполнителю', en: 'looked at the measures entrusted to a partner' },
  listAccesses: { ru: 'просмотр сведений о том, кто обращался к данным семьи', en: 'looked at who had looked at the family' },
};

/** The facts of a case: the list of them, one of them, and what recording one is called. */
const facts: Record<FactName, { list: Words; one: Words }> = {
  Consent: {
    list: { ru: 'согласий на обработку персональных данных', en: 'consents to the processing of personal data' },
    one: { ru: 'согласия на обработку персональных данных', en: 'consent to the processing of personal data' },
  },
  ConsentWithdrawal: {
    list: { ru: 'отзывов согласия', en: 'withdrawals of consent' },
    one: { ru: 'отзыва согласия', en: 'withdrawal of consent' },
  },
  Paper: { list: { ru: 'документов дела', en: 'papers of the case' }, one: { ru: 'документа дела', en: 'paper of the case' } },
  Diagnostic: {
    list: { ru: 'диагностик семьи', en: 'diagnostics of the family' },
    one: { ru: 'диагностики семьи', en: 'diagnostic of the family' },
  },
  CuratorAssignment: {
    list: { ru: 'назначений куратора', en: 'assignments of a curator' },
    one: { ru: 'назначения куратора', en: 'assignment of a curator' },
  },
  LevelAssignment: {
    list: { ru: 'назначений уровня', en: 'assignments of a level' },
    one: { ru: 'назначения уровня', en: 'assignment of a level' },
  },
  Programme: {
    list: { ru: 'программ семьи', en: 'programmes of the family' },
    one: { ru: 'программы семьи', en: 'programme of the family' },
  },
  Submission: {
    list: { ru: 'внесений программы на рассмотрение', en: 'submissions of the programme' },
    one: { ru: 'внесения программы на рассмотрение', en: 'submission of the programme' },
  },
  Signature: {
    list: { ru: 'подписей под программой', en: 'signatures of the programme' },
    one: { ru: 'подписи под программой', en: 'signature of the programme' },
  },
  Decision: {
    list: { ru: 'решений по делу', en: 'decisions on the case' },
    one: { ru: 'решения по делу', en: 'decision on the case' },
  },
  Agreement: {
    list: { ru: 'договоров с семьёй', en: 'agreements with the family' },
    one: { ru: 'договора с семьёй', en: 'agreement with the family' },
  },
  Distribution: {
    list: { ru: 'рассылок программы исполнителям', en: 'distributions of the programme' },
    one: { ru: 'рассылки программы исполнителям', en: 'distribution of the programme' },
  },
  Execution: {
    list: { ru: 'отметок о выполнении мероприятий', en: 'marks of carried out measures' },
    one: { ru: 'отметки о выполнении мероприятия', en: 'mark of a carried out measure' },
  },
  Review: {
    list: { ru: 'промежуточных мониторингов', en: 'reviews of the case' },
    one: { ru: 'промежуточного мониторинга', en: 'review of the case' },
  },
  PostSupportCheck: {
    list: { ru: 'проверок постсопровождения', en: 'post-support checks' },
    one: { ru: 'проверки постсопровождения', en: 'post-support check' },
  },
  Withdrawal: {
    list: { ru: 'отказов семьи до начала сопровождения', en: 'withdrawals of the family' },
    one: { ru: 'отказа семьи до начала сопровождения', en: 'withdrawal of the family' },
  },
};

/** operationId to words, of every operation that shows or changes family data. */
export const operationWords: ReadonlyMap<string, Words> = new Map([
  ...Object.entries(others),
  ...Object.entries(facts).flatMap(([name, { list, one }]): [string, Words][] => [
    [`list${name}s`, { ru: `просмотр списка ${list.ru}`, en: `looked at the list of ${list.en}` }],
    [`get${name}`, { ru: `просмотр ${one.ru}`, en: `looked at one ${one.en}` }],
    [`record${name}`, { ru: `внесение ${one.ru}`, en: `recorded one ${one.en}` }],
  ]),
]);
