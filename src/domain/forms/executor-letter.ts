import type { Measure } from '../case/facts.ts';
import { consentReasons, outsideViolations } from '../consent.ts';
import { partsOf } from '../correspondence.ts';
import type { Violation } from '../errors.ts';
import { field, fields, paragraph, passage, signatures, signer, table, value } from './compose.ts';
import { type DocumentData, factAsked, historyIn } from './document-data.ts';
import { type CaseForm, subjectMissing, unknownIn } from './form.ts';
import type { FormModel } from './model.ts';
import type { FormParameters } from './parameters.ts';
import { curatorAs, memberNames, membersNow } from './people.ts';
import { type NumberedMeasure, numberedMeasures, programmeAsked } from './plan.ts';
import { russianDate } from './russian-date.ts';

const words = { ru: 'письмо соисполнителю', en: 'letter to a co-executor' };

/**
 * A letter to an organisation that carries out measures of the programme, with its own measures only and the names of those whom they
 * are for. `factId` takes number, date and subject from a letter of the case.
 */
export const executorLetterForm: CaseForm = {
  refusals: (data, parameters) => [...subjectRefusals(data, parameters), ...consentRefusals(data, parameters)],
  build: (data, parameters) => {
    const letter = factAsked(data, 'letter', parameters.factId ?? '');
    const { organisationId = '' } = parameters;
    const version = programmeAsked(historyIn(data), parameters.programmeNumber);
    const { programme, programmeShort } = data.regulation.rules.names.value;
    const curator = curatorAs(data);
    return {
      code: 'executor-letter', title: 'Письмо соисполнителю о мероприятиях программы', shortTitle: 'Письмо соисполнителю', issuer: data.organisation.name,
      ...(letter?.data.number === undefined ? {} : { number: letter.data.number }), ...(letter === undefined ? {} : { date: letter.on }),
      blocks: [
        paragraph([value('organisation', data.organisation.name)], { align: 'center' }),
        paragraph(['Исх. № ', { ...value('number', letter?.data.number), blank: 12 }, ' от ', { ...value('date', russianDate(letter?.on)), blank: 14 }]),
        paragraph(['Руководителю: ', value('addressee', data.organisations.get(organisationId))], { align: 'right' }),
        paragraph([{ ...value('subject', capital(letter?.data.subject ?? `о мероприятиях ${programmeShort}`)), bold: true }]),
        passage(
          `Для семьи, которую сопровождает наша организация, составлена ${programme.ru} (${programmeShort}). Ваша организация участвует в ней как `
          + 'исполнитель или соисполнитель. Просим организовать мероприятия, названные ниже, в указанные сроки (статья 22 Федерального '
          + 'закона от 28.12.2013 № 442-ФЗ).',
        ),
        table('measures', [
          ['planNumber', '№ в программе', 2, 'center'], ['measure', 'Мероприятие', 5], ['targets', 'Для кого', 4],
          ['dueOn', 'Срок', 2, 'center'],
          ['part', 'Участие', 3],
        ], rowsOf(data, version && numberedMeasures(historyOrThrow(data), version.data.number), organisationId)),
        passage(
          'О выполнении каждого мероприятия просим сообщить не позднее его срока; если выполнить его нельзя — сразу, с указанием причины.',
        ),
        passage(
          'Сведения о семье переданы на основании её согласия. Используйте их только для этих мероприятий и не передавайте другим.',
        ),
        fields(
          field('letterText', 'Дополнительно', letter?.data.text),
          field('answerDueOn', 'Ответ ожидается до', russianDate(letter?.data.answerDueOn)),
          field('curator', 'Куратор семьи', curator && `${curator.name}, ${curator.position}`),
          field('curatorPhone', 'Телефон для связи', undefined),
        ),
        signatures(signer('signedByDirector', 'Директор', undefined, { stamp: true })),
      ],
    } satisfies FormModel;
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function historyOrThrow(data: DocumentData) {
  const history = historyIn(data);
  if (history === undefined) throw new Error('A programme without a history');
  return history;
}

function measuresFor(data: DocumentData, { programmeNumber, organisationId }: FormParameters): Measure[] {
  const version = programmeAsked(historyIn(data), programmeNumber);
  return (version?.data.measures ?? []).filter((measure) => partIn(data, measure, organisationId ?? '') !== undefined);
}

function partIn({ organisation }: DocumentData, measure: Measure, organisationId: string) {
  return partsOf(measure, organisation.id).find((part) => part.organisationId === organisationId)?.part;
}

function subjectRefusals(data: DocumentData, parameters: FormParameters): Violation[] {
  const { programmeNumber, organisationId, factId } = parameters;
  const wrongFact = factId !== undefined && factAsked(data, 'letter', factId) === undefined ? [unknownIn('/factId', factId)] : [];
  if (organisationId === undefined) return [...wrongFact, { code: 'form.organisation-required', pointer: '/organisationId' }];
  if (programmeAsked(historyIn(data), programmeNumber) === undefined) {
    const missing = subjectMissing(words, { ru: 'программы', en: 'programme' });
    return [...wrongFact, programmeNumber === undefined ? missing : unknownIn('/programmeNumber', programmeNumber)];
  }
  if (measuresFor(data, parameters).length > 0) return wrongFact;
  return [...wrongFact, { code: 'form.not-executor', pointer: '/organisationId', params: { what: organisationId } }];
}

/** A letter carries the family's data out of the organisation: the consent must be alive and cover that. */
function consentRefusals({ situation, organisation }: DocumentData, { organisationId }: FormParameters): Violation[] {
  if (situation === undefined) return [];
  const places = [{ organisationId, pointer: '/organisationId' }];
  return [...consentReasons(situation, 'sendLetter', ''), ...outsideViolations(situation, places, { providerId: organisation.id })];
}

function rowsOf(data: DocumentData, measures: readonly NumberedMeasure[] | undefined, organisationId: string): string[][] {
  return (measures ?? []).flatMap(({ planNumber, standing: { measure } }) => {
    const part = partIn(data, measure, organisationId);
    if (part === undefined) return [];
    const where = measure.place === undefined ? '' : ` Место: ${measure.place}.`;
    const targets = measure.targetMemberIds.length === 0 ? membersNow(data).map(({ id }) => id) : measure.targetMemberIds;
    return [[
      planNumber, `${measure.title.replace(/[.\s]+$/, '')}.${where}`, memberNames(data, targets), russianDate(measure.dueOn),
      part === 'executor' ? 'исполнитель' : 'соисполнитель',
    ]];
  });
}
