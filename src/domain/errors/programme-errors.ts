import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about programmes, measures, decisions and post-support. */
export const programmeErrors = {
  // Agreement and regulation
  'agreement.desired-result-required': {
    kind: 'input',
    ru: 'Укажите, какого результата хочет сама семья: этого требует порядок региона.',
    en: 'Say which result the family itself wants: the region’s regulation asks for it.',
  },
  'regulation.version-unknown': {
    kind: 'input',
    ru: 'Версии {version} порядка «{regulation}» нет, или она не новее нынешней, или на {date} действует не она.',
    en: 'There is no version {version} of “{regulation}”, or it is not newer than the present one, or not the one in force on {date}.',
  },
  'regulation.does-not-fit': {
    kind: 'state',
    ru: 'Дело нельзя перевести на эту версию порядка: {reasonRu}.',
    en: 'The case cannot move to this version of the regulation: {reasonEn}.',
  },
  // Programme and measures
  'programme.term-too-long': {
    kind: 'input',
    ru: 'Срок {months} мес. больше предельного для уровня «{levelRu}»: {longest} мес.',
    en: 'The term of {months} months is longer than the longest for the level “{levelEn}”: {longest} months.',
  },
  'programme.term-too-short': {
    kind: 'input',
    ru: 'Срок {months} мес. меньше наименьшего для уровня «{levelRu}»: {least} мес.',
    en: 'The term of {months} months is shorter than the least for the level “{levelEn}”: {least} months.',
  },
  'programme.no-measures': {
    kind: 'input',
    ru: 'В программе нет ни одного мероприятия.',
    en: 'The programme has no measures.',
  },
  'programme.level-differs': {
    kind: 'state',
    ru: 'Программа составлена для другого уровня. Составьте её заново.',
    en: 'The programme was drafted for another level. Draft it anew.',
  },
  'programme.not-latest': {
    kind: 'state',
    ru: 'Программа № {number} заменена более новой редакцией.',
    en: 'Programme {number} has been replaced by a newer draft.',
  },
  'programme.not-submitted': {
    kind: 'state',
    ru: 'Программа № {number} не внесена на рассмотрение.',
    en: 'Programme {number} has not been submitted.',
  },
  'programme.already-submitted': {
    kind: 'state',
    ru: 'Программа № {number} уже внесена на рассмотрение.',
    en: 'Programme {number} has been submitted already.',
  },
  'programme.already-decided': {
    kind: 'state',
    ru: 'По программе № {number} решение уже принято.',
    en: 'Programme {number} has been decided on already.',
  },
  'programme.not-approved': {
    kind: 'state',
    ru: 'Программа № {number} не утверждена.',
    en: 'Programme {number} is not approved.',
  },
  'programme.already-signed': {
    kind: 'state',
    ru: 'Эта подпись под программой № {number} уже есть.',
    en: 'Programme {number} carries this signature already.',
  },
  'measure.outside-programme': {
    kind: 'input',
    ru: 'Срок мероприятия № {number} ({due}) вне срока программы: {from} — {to}.',
    en: 'Measure {number} is due on {due}, outside the programme’s term {from} to {to}.',
  },
  'measure.help-type-differs': {
    kind: 'input',
    ru: 'У мероприятия каталога «{code}» другой вид помощи: {helpTypeRu}.',
    en: 'The catalogue’s measure “{code}” is of another help type: {helpTypeEn}.',
  },
  'measure.due-before-start': {
    kind: 'state',
    ru: 'Мероприятие № {number} имеет срок {due} — раньше начала программы {start}. Составьте новую редакцию программы.',
    en: 'Measure {number} is due on {due}, before the programme starts on {start}. Draft the programme anew.',
  },
  'measure.already-executed': {
    kind: 'state',
    ru: 'Мероприятие № {number} уже отмечено выполненным.',
    en: 'Measure {number} is marked as done already.',
  },
  'measure.reason-required': {
    kind: 'input',
    ru: 'Для невыполненного мероприятия укажите причину.',
    en: 'A measure that was not done needs a reason.',
  },
  'measures.unmarked': {
    kind: 'state',
    ru: 'Нет отметки о выполнении мероприятий: {numbers}.',
    en: 'Measures without a mark of completion: {numbers}.',
  },
  // Decisions
  'decision.wrong-body': {
    kind: 'input',
    ru: 'Это решение принимает {bodiesRu}, а не указанный орган.',
    en: 'This decision belongs to: {bodiesEn}, not to the body named.',
  },
  'decision.attendance': {
    kind: 'input',
    ru: 'Семья отмечена присутствовавшей, но не приглашённой. Исправьте одно из полей.',
    en: 'The family is marked as present but not as invited. Correct one of the fields.',
  },
  'extension.limit-reached': {
    kind: 'state',
    ru: 'Продление невозможно: использовано {used} из {max}.',
    en: 'No more extensions: {used} of {max} used.',
  },
  'extension.too-early': {
    kind: 'state',
    ru: 'Следующий срок ещё не начался ({start}); новое продление решается после его начала.',
    en: 'The next term has not begun yet ({start}); a further extension is decided after that.',
  },
  'diagnostic.final-required': {
    kind: 'state',
    ru: 'Требуется итоговая диагностика.',
    en: 'Final diagnostics are required.',
  },
  'ending.reason-unknown': {
    kind: 'input',
    ru: 'Причина «{reason}» не предусмотрена порядком региона.',
    en: 'The reason “{reason}” is not provided for by the region’s regulation.',
  },
  'ending.paper-required': {
    kind: 'state',
    ru: 'Для этой причины в деле должен быть документ: {paperRu}.',
    en: 'This reason needs a paper in the case: {paperEn}.',
  },
  // Post-support
  'check.unknown': {
    kind: 'input',
    ru: 'Проверки № {number} в графике постсопровождения нет.',
    en: 'There is no check {number} in the post-support schedule.',
  },
  'check.already-made': {
    kind: 'state',
    ru: 'Проверка № {number} уже проведена.',
    en: 'Check {number} has been made already.',
  },
  'check.too-early': {
    kind: 'input',
    ru: 'Проверка № {number} относится к периоду с {from}; дата {date} раньше.',
    en: 'Check {number} belongs to the period from {from}; {date} is before it.',
  },
} as const satisfies Record<string, CatalogueEntry>;
