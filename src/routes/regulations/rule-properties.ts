import type { TObject, TUnsafe } from 'typebox';
import type { Citation as CitationValue } from '../../domain/errors.ts';
import { type RuleName, ruleTypes } from '../../domain/regulations/regulation.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';

/** What each rule lays down, in a line. */
export const ruleDescriptions: { [N in RuleName]: string } = {
  names: 'Как в регионе называется программа: ИПСС, ИПССС, ИПС.',
  levels: 'Уровни сопровождения; больший `severity` — более тяжёлый.',
  terms: 'Наибольший и наименьший срок программы по уровням, в месяцах.',
  caseload: 'Как считается нагрузка куратора и можно ли её превысить.',
  caseloadLimits: 'Сколько семей на каждом уровне ведёт один куратор.',
  grounds: 'Основания и кто может подать заявление.',
  categories: 'Категории семей.',
  circumstances: 'Обстоятельства.',
  steps: 'Порядок шагов и условия каждого.',
  consent: 'Согласие на обработку персональных данных: за сколько календарных дней до его окончания предупреждать.',
  outsideSpecialists: 'Что должно быть в согласии семьи, прежде чем привлекаются специалисты других организаций.',
  registration: 'На каком шаге семья вносится в журнал учёта.',
  decisions: 'Кто принимает какое решение.',
  deadlines: 'Сроки: от какого события, до какого, сколько рабочих дней или месяцев.',
  municipalCouncil: 'Выносятся ли сложные вопросы на муниципальный консилиум; он советует и не решает.',
  agreement: 'Что должно быть в договоре.',
  reviews: 'Какие рассмотрения результатов проводятся в течение срока, кем и как часто.',
  reports: 'Какие отчёты и кому представляются, как часто.',
  notices: 'За сколько календарных дней предупреждать.',
  escalation: 'Через сколько рабочих дней о предупреждении узнаёт и руководитель, если оно не снято; при каких уровнях срочное сразу видит КДНиЗП.',
  endings: 'Итоги, которыми завершается сопровождение, и их условия.',
  extensions: 'Сколько продлений допускается; null — без предела.',
  postSupport: 'Постсопровождение: после каких итогов, как часто, как долго.',
};

type RuleProperties = {
  [N in RuleName]: TObject<{ value: (typeof ruleTypes)[N]; citation: TUnsafe<CitationValue> }>;
};

/** Every rule of a regulation as the API shows it. */
export const ruleProperties = Object.fromEntries(
  Object.entries(ruleTypes).map(([name, value]) => [
    name,
    closed({ value, citation: Citation }, { description: ruleDescriptions[name as RuleName] }),
  ]),
) as RuleProperties;
