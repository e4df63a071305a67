import type { FactOf } from '../case/facts.ts';
import type { History, ProgrammeVersion } from '../case/history.ts';
import { labelOf } from '../reference/index.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { boxes, field, fields, paragraph, part, passage, signatures, signer, title, value } from './compose.ts';
import { type DocumentData, factsOf, historyIn, registerNumber } from './document-data.ts';
import { type CaseForm, subjectMissing, unknownIn } from './form.ts';
import type { Block, Field, FormModel } from './model.ts';
import { applicantOf, curatorOf, headCount, memberName, membersTable, representativeOf } from './people.ts';
import { planClause, programmeAsked } from './plan.ts';
import {
  categoryBoxes, circumstanceBoxes, circumstanceNotes, completenessBoxes, levelBoxes, levelTerms, otherCategories, planTable,
} from './programme-parts.ts';
import { russianDate } from './russian-date.ts';

const words = { ru: 'индивидуальная программа', en: 'individual programme' };

/**
 * The individual programme (ИПСС, ИПССС, ИПС): every field of Tatarstan's Appendix 2, and the goal, tasks, expected results, places,
 * target members and the family's desired result that the other texts ask for.
 */
export const programmeForm: CaseForm = {
  refusals: (data, { programmeNumber }) => {
    if (programmeAsked(historyIn(data), programmeNumber) !== undefined) return [];
    return programmeNumber === undefined
      ? [subjectMissing(words, { ru: 'программы', en: 'programme' })]
      : [unknownIn('/programmeNumber', programmeNumber)];
  },
  build: (data, { programmeNumber }) => {
    const version = programmeAsked(historyIn(data), programmeNumber);
    const { programme, programmeShort } = data.regulation.rules.names.value;
    const number = numberOf(data, version);
    const approvedOn = approvalOf(data, version)?.on;
    return {
      code: 'programme', title: capital(programme.ru), shortTitle: programmeShort, issuer: data.organisation.name,
      ...(number === '' ? {} : { number }), ...(approvedOn === undefined ? {} : { date: approvedOn }),
      blocks: [...head(data, version, { number, approvedOn }), ...need(data, version), ...plan(data, version), ...signing(data, version)],
    } satisfies FormModel;
  },
};

/** The number in the register, with the version where it is not the first; before the entry there is none. */
function numberOf(data: DocumentData, version: ProgrammeVersion | undefined): string {
  const entry = registerNumber(data);
  if (entry === undefined || version === undefined) return '';
  return version.data.number === 1 ? entry : `${entry}-${version.data.number}`;
}

function approvalOf(data: DocumentData, version: ProgrammeVersion | undefined): FactOf<'decision'> | undefined {
  if (version?.decided?.kind !== 'approveProgramme') return undefined;
  return factsOf(data, 'decision').find(({ data: decision, on }) =>
    decision.kind === 'approveProgramme' && decision.programmeNumber === version.data.number && on === version.decided?.on);
}

function head(
  data: DocumentData, version: ProgrammeVersion | undefined, { number, approvedOn }: { number: string; approvedOn: string | undefined },
): Block[] {
  const { names } = data.regulation.rules;
  return [
    title(names.value.programme.ru.toUpperCase()),
    paragraph(['(', value('programmeShort', names.value.programmeShort), ') № ', value('number', number)], { align: 'center' }),
    paragraph([value('date', russianDate(approvedOn))], { align: 'right' }),
    paragraph('(дата)', { align: 'right', small: true }),
    fields(
      field('organisation', 'Организация', data.organisation.name),
      field('applicant', 'Ф. И. О. заявителя (представителя семьи)', applicantOf(data)?.fullName),
      field('accompanied', 'Кого сопровождают', accompanied(data)),
      field('address', 'Адрес места жительства семьи', data.family?.address),
      field('phone', 'Телефон', data.family?.contactPhone),
      field('draftedOn', 'Редакция, дата составления', version && `№ ${version.data.number} от ${russianDate(version.draftedOn)}`),
    ),
  ];
}

/** The whole family, or one of its members. */
function accompanied(data: DocumentData): string | undefined {
  if (data.family === undefined) return undefined;
  return data.memberId === null ? 'вся семья' : memberName(data, data.memberId);
}

/** Who the family is and what it needs help with. */
function need(data: DocumentData, version: ProgrammeVersion | undefined): Block[] {
  const level = version === undefined ? undefined : levelOf(historyIn(data), version);
  return [
    part('Категория семьи'),
    boxes(2, completenessBoxes(data)),
    boxes(2, categoryBoxes(data)),
    fields(field('otherCategories', 'Иные категории (указать)', otherCategories(data))),
    part('Состав семьи'),
    headCount(data),
    membersTable(data),
    fields(field('curator', 'Куратор семьи', curatorOf(data), '(Ф. И. О., должность специалиста)')),
    part('Обстоятельства для социального сопровождения семьи'),
    boxes(2, circumstanceBoxes(data)),
    fields(field('circumstanceNotes', 'Пояснения, иные признаки (указать)', circumstanceNotes(data))),
    part('Уровень социального сопровождения'),
    boxes(1, levelBoxes(data, level)),
    paragraph(levelTerms(data.regulation)),
    fields(...termFields(data, version)),
  ];
}

/** The level in force where the programme is, for a programme's form may be printed again after a change of level. */
function levelOf(history: History | undefined, version: ProgrammeVersion): string {
  const inForce = history?.currentProgramme?.data.number === version.data.number ? history.level?.level : undefined;
  return inForce ?? version.data.level;
}

function termFields(data: DocumentData, version: ProgrammeVersion | undefined): Field[] {
  const history = historyIn(data);
  const inForce = history !== undefined && history.currentProgramme === version;
  const term = inForce ? history.terms.at(-1) : undefined;
  const planned = version === undefined ? undefined : `${version.data.termMonths} мес.`;
  return [
    field('termMonths', 'Срок программы', planned),
    field('startsOn', 'Дата начала', inForce ? russianDate(history.startedOn) : undefined),
    field('endsOn', 'Дата окончания', russianDate(term?.endsOn)),
  ];
}

function plan(data: DocumentData, version: ProgrammeVersion | undefined): Block[] {
  const programme = version?.data;
  return [
    part('Цель, задачи и ожидаемые результаты'),
    fields(
      field('goal', 'Цель', programme?.goal),
      field('tasks', 'Задачи', programme?.tasks.map((task, index) => `${index + 1}) ${task}`).join('; ')),
      field('expectedResults', 'Ожидаемые результаты', programme?.expectedResults),
      field('familyDesiredResult', 'Чего хочет достичь сама семья', desiredResult(data, version)),
    ),
    part('План работы с семьёй'),
    planTable(data, version),
    ...planNote(data.regulation),
  ];
}

/** What the asterisks in the plan mean, where the regulation's text has something to say. */
function planNote(regulation: Regulation): Block[] {
  const clause = planClause(regulation);
  return clause === undefined ? [] : [paragraph(`* Заполняется согласно документу «${regulation.title.ru}», ${clause}.`, { small: true })];
}

/** The family says it in the draft or, at the latest, in the agreement. */
function desiredResult(data: DocumentData, version: ProgrammeVersion | undefined): string | undefined {
  return version?.data.familyDesiredResult ?? factsOf(data, 'agreement').at(-1)?.data.familyDesiredResult;
}

function signing(data: DocumentData, version: ProgrammeVersion | undefined): Block[] {
  const approval = approvalOf(data, version);
  const body = approval === undefined ? '' : labelOf('bodies', approval.data.body).ru;
  const signed = (who: string) => factsOf(data, 'signature')
    .findLast(({ data: { signer: by, act, programmeNumber } }) => by === who && act === 'signed' && programmeNumber === version?.data.number)?.data.name;
  return [
    part('Утверждение и подписи'),
    passage(
      'Программа утверждена: ', value('approvedBy', body), ', решение № ', value('approvalNumber', approval?.data.number),
      ' от ', value('approvedOn', russianDate(approval?.on)), '.',
    ),
    passage('С содержанием индивидуального плана мероприятий согласен (согласна).'),
    signatures(
      signer('signedByFamily', 'Представитель семьи (заявитель)', representativeOf(data)?.fullName, { dated: true }),
      signer(
        'signedByDirector', `Директор${data.organisation.name === '' ? '' : ` (${data.organisation.name})`}`, signed('director'),
        { stamp: true },
      ),
      signer('signedByHead', 'Руководитель службы социального сопровождения', signed('headOfService')),
      signer('copyReceived', 'Экземпляр программы получил(а)', representativeOf(data)?.fullName, { dated: true }),
    ),
    { kind: 'copies', holders: ['семье', 'организации, которая её сопровождает'] },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
