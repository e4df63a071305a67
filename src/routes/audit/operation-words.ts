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
  issueDocument: { ru: 'печать и выдача документа дела', en: 'printed and issued a paper of the case' },
  listDocuments: { ru: 'просмотр списка выданных документов', en: 'looked at the list of issued papers' },
  getDocument: { ru: 'просмотр сведений о выданном документе', en: 'looked at what is known of an issued paper' },
  getDocumentContent: { ru: 'получение выданного документа', en: 'fetched an issued paper' },
  createFamilyCertificate: { ru: 'регистрация семейного сертификата', en: 'entered a family certificate' },
  listFamilyCertificates: { ru: 'просмотр журнала семейных сертификатов', en: 'looked at the register of family certificates' },
  getFamilyCertificate: { ru: 'просмотр семейного сертификата', en: 'looked at a family certificate' },
  issueFamilyCertificate: { ru: 'печать семейного сертификата', en: 'printed a family certificate' },
  listFamilyCertificateDocuments: { ru: 'просмотр напечатанных экземпляров семейного сертификата', en: 'looked at the prints of a family certificate' },
  listRegisters: { ru: 'просмотр журналов учёта семей по годам', en: 'looked at the registers of families by year' },
  listRegisterEntries: { ru: 'просмотр журнала учёта семей', en: 'looked at the register of families' },
  getRegisterAsPdf: { ru: 'печать журнала учёта семей', en: 'printed the register of families' },
  getRegisterAsWorkbook: { ru: 'выгрузка журнала учёта семей книгой XLSX', en: 'exported the register of families as a workbook' },
  getRegisterAsTable: { ru: 'выгрузка журнала учёта семей таблицей', en: 'exported the register of families as a table' },
  getCertificateRegisterAsPdf: { ru: 'печать журнала семейных сертификатов', en: 'printed the register of family certificates' },
  getCertificateRegisterAsWorkbook: { ru: 'выгрузка журнала семейных сертификатов книгой XLSX', en: 'exported the register of family certificates as a workbook' },
  getCertificateRegisterAsTable: { ru: 'выгрузка журнала семейных сертификатов таблицей', en: 'exported the register of family certificates as a table' },
  getIndicators: { ru: 'просмотр целевых индикаторов', en: 'looked at the target indicators' },
  getIndicatorsAsWorkbook: { ru: 'получение целевых индикаторов книгой', en: 'fetched the target indicators as a workbook' },
  getIndicatorsAsPdf: { ru: 'печать целевых индикаторов', en: 'printed the target indicators' },
  listIndicatorCases: { ru: 'просмотр дел за целевым индикатором', en: 'looked at the cases behind a target indicator' },
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
  createImport: { ru: 'массовая загрузка', en: 'sent a bulk import' },
  continueImport: { ru: 'продолжение массовой загрузки', en: 'went on with a bulk import' },
  listImportResults: { ru: 'просмотр итогов массовой загрузки', en: 'looked at the results of a bulk import' },
  exportRecords: { ru: 'массовая выгрузка', en: 'exported records in bulk' },
  ...externalWords('Family', { ru: 'паспорта семьи', en: 'the family passport' }),
  ...externalWords('Case', { ru: 'дела', en: 'the case' }),
  ...externalWords('Programme', { ru: 'программы семьи', en: 'the programme of the family' }),
  ...externalWords('Measure', { ru: 'мероприятия программы', en: 'a measure of the programme' }),
  countCases: { ru: 'обезличенная статистика', en: 'depersonalised figures' },
  countCasesAsTable: { ru: 'обезличенная статистика в виде таблицы', en: 'depersonalised figures as a table' },
  getQuarterlyReport: { ru: 'отчёт за период', en: 'a report on a period' },
  getQuarterlyReportAsWorkbook: { ru: 'отчёт за период книгой XLSX', en: 'a report on a period as a workbook' },
  getQuarterlyReportAsPaper: { ru: 'печать отчёта за период', en: 'printed a report on a period' },
  listFigureCases: { ru: 'просмотр дел за показателем отчёта', en: 'looked at the cases behind a figure of a report' },
  submitQuarterlyReport: { ru: 'сдача отчёта за период', en: 'submitted a report on a period' },
  listSubmittedReports: { ru: 'просмотр сданных отчётов', en: 'looked at the submitted reports' },
  getSubmittedReport: { ru: 'просмотр сданного отчёта', en: 'looked at a submitted report' },
  getSubmittedReportAsPaper: { ru: 'печать сданного отчёта', en: 'printed a submitted report' },
  getSubmittedReportAsWorkbook: { ru: 'сданный отчёт книгой XLSX', en: 'a submitted report as a workbook' },
  listSubmittedFigureCases: { ru: 'просмотр дел за показателем сданного отчёта', en: 'looked at the cases behind a figure of a submitted report' },
  listReportStandings: { ru: 'просмотр того, кто сдал отчёт', en: 'looked at who has submitted a report' },
  listCases: { ru: 'просмотр списка дел', en: 'looked at the list of cases' },
  getCase: { ru: 'просмотр дела: состояние, сроки, мероприятия', en: 'looked at the case: its state, deadlines, measures' },
  openCase: { ru: 'открытие дела', en: 'opened a case' },
  getCaseTimelineChart: { ru: 'ход сопровождения картинкой', en: 'looked at the course of the case as a picture' },
  getLoadChart: { ru: 'нагрузка кураторов картинкой', en: 'looked at the curators’ loads as a picture' },
  getDynamicsChart: { ru: 'динамика по кварталам картинкой', en: 'looked at the families by quarter as a picture' },
  getTimeline: { ru: 'просмотр истории дела', en: 'looked at the history of the case' },
  listMeasureProposals: { ru: 'подбор мероприятий для семьи', en: 'looked for measures that suit the family' },
  listAlerts: { ru: 'просмотр предупреждений о сроках по делам', en: 'looked at the alerts about deadlines of cases' },
  getAlert: { ru: 'просмотр предупреждения по делу', en: 'looked at an alert about the case' },
  acknowledgeAlert: { ru: 'отметка о предупреждении по делу', en: 'acknowledged an alert about the case' },
  snoozeAlert: { ru: 'отсрочка предупреждения по делу', en: 'put off an alert about the case' },
  getAgenda: { ru: 'просмотр плана дня куратора', en: 'looked at the agenda of a curator’s day' },
  getSessionAgenda: { ru: 'просмотр повестки заседания', en: 'looked at the agenda of a session' },
  getCalendar: { ru: 'чтение плана куратора календарём его телефона', en: 'read the curator’s agenda by a telephone’s calendar' },
  listPartnerMeasures: { ru: 'просмотр мероприятий, порученных соисполнителю', en: 'looked at the measures entrusted to a partner' },
  getPartnerMeasure: { ru: 'просмотр мероприятия, порученного соисполнителю', en: 'looked at one measure entrusted to a partner' },
  markPartnerMeasure: { ru: 'отметка исполнителя о выполнении мероприятия', en: 'marked a measure as its executor' },
  reportPartnerMeasure: { ru: 'отчёт соисполнителя о мероприятии', en: 'reported on a measure as its co-executor' },
  listPartnerProgrammes: { ru: 'просмотр программ, направленных соисполнителю', en: 'looked at the programmes sent to a partner' },
  getPartnerProgramme: { ru: 'просмотр программы, направленной соисполнителю', en: 'looked at one programme sent to a partner' },
  confirmPartnerProgramme: { ru: 'подтверждение, что программа получена', en: 'confirmed that a programme was received' },
  listPartnerLetters: { ru: 'просмотр писем организации', en: 'looked at the letters to an organisation' },
  getPartnerLetter: { ru: 'просмотр письма организации', en: 'looked at one letter to an organisation' },
  answerPartnerLetter: { ru: 'ответ организации на письмо', en: 'answered a letter' },
  listDeliveries: { ru: 'просмотр того, что направлено по делу и получено ли оно', en: 'looked at what was sent out of the case and whether it was received' },
  listCaseStatuses: { ru: 'чтение ленты дел комиссией', en: 'read the commission’s feed of cases' },
  getCaseStatus: { ru: 'просмотр состояния дела комиссией', en: 'looked at a case in the commission’s feed' },
  lookUpCaseStatuses: { ru: 'просмотр состояний нескольких дел комиссией', en: 'looked at several cases in the commission’s feed' },
  receiveResolution: { ru: 'постановление КДНиЗП принято службой', en: 'received a resolution of the commission' },
  listResolutions: { ru: 'просмотр постановлений КДНиЗП', en: 'looked at the commission’s resolutions' },
  getResolution: { ru: 'просмотр постановления КДНиЗП', en: 'looked at a resolution of the commission' },
  getCommissionAgenda: { ru: 'просмотр повестки КДНиЗП на квартал', en: 'looked at the commission’s agenda of a quarter' },
  listAccesses: { ru: 'просмотр сведений о том, кто обращался к данным семьи', en: 'looked at who had looked at the family' },
};

/** What is done with a record by its identifier in another information system. */
function externalWords(name: string, of: Words): Record<string, Words> {
  return {
    [`getExternal${name}`]: { ru: `поиск ${of.ru} по идентификатору другой системы`, en: `looked up ${of.en} by another system’s identifier` },
    [`putExternal${name}`]: {
      ru: `внесение или обновление ${of.ru} другой системой, по её идентификатору`, en: `entered or updated ${of.en} by another system’s identifier`,
    },
    [`releaseExternal${name}`]: { ru: `снятие идентификатора другой системы с ${of.ru}`, en: `released another system’s identifier of ${of.en}` },
  };
}

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
  DistributionReceipt: {
    list: { ru: 'уведомлений о получении программы', en: 'receipts of the programme' },
    one: { ru: 'уведомления о получении программы', en: 'receipt of the programme' },
  },
  ExecutionReport: {
    list: { ru: 'отчётов соисполнителей', en: 'reports of co-executors' },
    one: { ru: 'отчёта соисполнителя', en: 'report of a co-executor' },
  },
  Letter: {
    list: { ru: 'запросов и писем в другие органы', en: 'letters to other bodies' },
    one: { ru: 'запроса или письма в другой орган', en: 'letter to another body' },
  },
  LetterAnswer: {
    list: { ru: 'ответов на письма', en: 'answers to letters' },
    one: { ru: 'ответа на письмо', en: 'answer to a letter' },
  },
  CouncilReferral: {
    list: { ru: 'вопросов муниципальному консилиуму', en: 'questions to the municipal council' },
    one: { ru: 'вопроса муниципальному консилиуму', en: 'question to the municipal council' },
  },
  CouncilOpinion: {
    list: { ru: 'заключений муниципального консилиума', en: 'opinions of the municipal council' },
    one: { ru: 'заключения муниципального консилиума', en: 'opinion of the municipal council' },
  },
  Execution: {
    list: { ru: 'отметок о выполнении мероприятий', en: 'marks of carried out measures' },
    one: { ru: 'отметки о выполнении мероприятия', en: 'mark of a carried out measure' },
  },
  Review: {
    list: { ru: 'промежуточных мониторингов', en: 'reviews of the case' },
    one: { ru: 'промежуточного мониторинга', en: 'review of the case' },
  },
  Recommendation: {
    list: { ru: 'рекомендаций КДНиЗП', en: 'recommendations of the commission' },
    one: { ru: 'рекомендации КДНиЗП', en: 'recommendation of the commission' },
  },
  RecommendationAnswer: {
    list: { ru: 'ответов на рекомендации КДНиЗП', en: 'answers to the commission’s recommendations' },
    one: { ru: 'ответа на рекомендацию КДНиЗП', en: 'answer to a recommendation of the commission' },
  },
  Questionnaire: {
    list: { ru: 'анкет семьи', en: 'questionnaires of the family' },
    one: { ru: 'анкеты семьи', en: 'questionnaire of the family' },
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
