import type { DecisionData, FactOf } from '../case/facts.ts';
import { labelOf } from '../reference/index.ts';
import { field, fields, group, paragraph, part, passage, signatures, signer, table, title, value } from './compose.ts';
import { type DocumentData, factAsked, registerNumber } from './document-data.ts';
import { type CaseForm, subjectMissing, unknownIn } from './form.ts';
import type { Field, FormModel, TableRow } from './model.ts';
import { applicantOf, curatorOf } from './people.ts';
import { russianDate } from './russian-date.ts';

const words = { ru: 'выписка из решения', en: 'extract from a decision' };

/** An extract from a formal decision (выписка из решения): the last one of the case unless another is asked for. */
export const decisionExtractForm: CaseForm = {
  refusals: (data, { factId }) => {
    if (factAsked(data, 'decision', factId) !== undefined) return [];
    return factId === undefined ? [subjectMissing(words, { ru: 'решения', en: 'decision' })] : [unknownIn('/factId', factId)];
  },
  build: (data, { factId }) => {
    const fact = factAsked(data, 'decision', factId);
    const decision = fact?.data;
    return {
      code: 'decision-extract', title: 'Выписка из решения', shortTitle: 'Выписка из решения', issuer: data.organisation.name,
      ...(decision === undefined ? {} : { number: decision.number }), ...(fact === undefined ? {} : { date: fact.on }),
      blocks: [
        title('ВЫПИСКА ИЗ РЕШЕНИЯ'),
        paragraph(['№ ', value('number', decision?.number), ' от ', value('date', russianDate(fact?.on))], { align: 'center' }),
        fields(...headFields(data, fact)),
        part('Присутствовали'),
        table('present', [['name', 'Ф. И. О.', 5], ['position', 'Должность', 5]],
          orNobody(decision, (decision?.membersPresent ?? []).map(({ name, position }) => [name, position]))),
        part('Приглашённые участники других организаций'),
        table('outsiders', [['name', 'Ф. И. О.', 5], ['organisation', 'Организация', 5]],
          orNobody(decision, (decision?.outsideParticipants ?? []).map(({ name, organisation }) => [name, organisation]))),
        fields(field('familyPresence', 'Участие семьи', familyPresence(decision))),
        part('Рассмотрели'),
        passage('Вопрос: ', value('question', decision && labelOf('decisionKinds', decision.kind).ru), '.'),
        part('Решили'),
        fields(...substance(data, decision)),
        signatures(
          signer('chair', 'Председатель'),
          signer('secretary', 'Выписка верна: секретарь', undefined, { stamp: true, dated: true }),
        ),
      ],
    } satisfies FormModel;
  },
};

/** A list of nobody says so; where no decision is known yet, there is room to write. */
function orNobody(decision: DecisionData | undefined, rows: string[][]): (string[] | TableRow)[] {
  return decision !== undefined && rows.length === 0 ? [group('Никого')] : rows;
}

function headFields(data: DocumentData, fact: FactOf<'decision'> | undefined): Field[] {
  return [
    field('body', 'Кто принял решение', fact && labelOf('bodies', fact.data.body).ru),
    field('organisation', 'Организация, которая сопровождает семью', data.organisation.name),
    field('applicant', 'Семья (представитель)', applicantOf(data)?.fullName),
    field('address', 'Адрес', data.family?.address),
    field('registerNumber', 'Номер в журнале учёта', registerNumber(data)),
    field('curator', 'Куратор семьи', curatorOf(data)),
  ];
}

function familyPresence(decision: DecisionData | undefined): string {
  if (decision === undefined) return '';
  const { invited, attended } = decision.family;
  if (attended) return 'присутствовала';
  return invited ? 'приглашена, не присутствовала' : 'не приглашалась';
}

function substance({ regulation }: DocumentData, decision: DecisionData | undefined): Field[] {
  const { names } = regulation.rules;
  // What a decision does not say must not be written in by hand.
  const told = (words: string | undefined) => (decision === undefined ? undefined : (words ?? '—'));
  return [
    field('text', 'Решение', decision?.text),
    field('programmeNumber', `Редакция программы (${names.value.programmeShort})`, told(decision?.programmeNumber?.toString())),
    field('level', 'Уровень сопровождения', told(decision?.level && labelOf('levels', decision.level).ru)),
    field('termMonths', 'Срок, мес.', told(decision?.termMonths?.toString())),
    field('reason', 'Основание завершения', told(decision?.reason && labelOf('outcomes', decision.reason).ru)),
    field('recommendations', 'Рекомендации', told(decision?.recommendations)),
  ];
}
