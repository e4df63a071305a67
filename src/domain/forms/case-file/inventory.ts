import type { Fact } from '../../case/facts.ts';
import { labelOf } from '../../reference/index.ts';
import { recordTable } from '../compose.ts';
import { historyIn } from '../document-data.ts';
import { diagnosticKinds } from './beginning.ts';
import { russianDate, russianDayOf } from '../russian-date.ts';
import type { Section } from './section.ts';

/** Everything that was recorded, line by line, in the order of recording (хронология дела). */
export const inventorySection: Section = {
  anchor: 'inventory', title: 'Хронология дела',
  blocks: (data) => [recordTable('facts', [
    ['position', '№', 1, 'center'], ['date', 'Дата', 2.7, 'center'], ['what', 'Запись', 10],
    ['recordedOn', 'Внесена', 2.7, 'center'],
  ],
    (historyIn(data)?.facts ?? []).map((fact) => [String(fact.seq), russianDate(fact.on), factWords(fact), russianDayOf(fact.recordedAt, data.regulation.timeZone)]))],
};

const kinds: Record<Fact['kind'], string> = {
  opened: 'открытие дела', consent: 'согласие на обработку персональных данных', consentWithdrawal: 'отзыв согласия', paper: 'документ',
  diagnostic: 'диагностика', curatorAssignment: 'назначение куратора', levelAssignment: 'предложение уровня', programme: 'составление программы',
  submission: 'внесение программы на рассмотрение', signature: 'подпись, вручение экземпляра', decision: 'решение', registration: 'запись в журнале учёта',
  agreement: 'договор с семьёй', execution: 'отметка о выполнении мероприятия', review: 'мониторинг, рассмотрение', checkScheduled: 'назначение проверки постсопровождения',
  postSupportCheck: 'проверка постсопровождения', withdrawal: 'отказ семьи до начала', distribution: 'рассылка программы', distributionReceipt: 'подтверждение получения программы',
  executionReport: 'отчёт соисполнителя', letter: 'письмо', letterAnswer: 'ответ на письмо', councilReferral: 'обращение в муниципальный консилиум',
  councilOpinion: 'мнение муниципального консилиума', datesMoved: 'перенос сроков по производственному календарю', erasure: 'уничтожение персональных данных',
  handoverKept: 'дело осталось у замещающего куратора', recommendation: 'рекомендация КДНиЗП', recommendationAnswer: 'ответ на рекомендацию КДНиЗП',
  questionnaire: 'анкета семьи',
};

const signers: Readonly<Record<string, string>> = { family: 'семья', director: 'директор', headOfService: 'руководитель службы' };

function factWords(fact: Fact): string {
  const detail = detailOf(fact);
  return detail === undefined ? kinds[fact.kind] : `${kinds[fact.kind]}: ${detail}`;
}

function detailOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'opened':
      return labelOf('grounds', fact.data.ground).ru;
    case 'paper':
      return labelOf('paperTypes', fact.data.type).ru;
    case 'levelAssignment':
      return labelOf('levels', fact.data.level).ru;
    case 'decision':
      return `${labelOf('decisionKinds', fact.data.kind).ru}, № ${fact.data.number}`;
    case 'registration':
      return `№ ${fact.data.year}/${fact.data.number}`;
    case 'programme':
      return `редакция ${fact.data.number}`;
    case 'agreement':
      return `№ ${fact.data.number}`;
    case 'diagnostic':
      return diagnosticKinds[fact.data.kind];
    case 'signature':
      return `${fact.data.act === 'signed' ? 'подписана' : 'экземпляр вручён'}, ${signers[fact.data.signer] ?? fact.data.signer}`;
    case 'execution':
      return fact.data.result === 'done' ? 'выполнено' : 'не выполнено';
    case 'letter':
      return `${fact.data.to.name}, ${fact.data.subject}`;
    default:
      return undefined;
  }
}
