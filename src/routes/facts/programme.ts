import { Type, type Static } from 'typebox';
import type { Assessment } from '../../domain/case/assess.ts';
import type { ProgrammeData } from '../../domain/case/facts.ts';
import { measureIdOf } from '../../domain/measure-id.ts';
import { programmeLevel } from '../../domain/programme.ts';
import type { NewPartNames } from '../../operations/name-parts.ts';
import { caseSummaryExample } from '../cases/case-example.ts';
import { closed } from '../schemas/closed.ts';
import { externalIds, newExternalIds } from '../schemas/external-id.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead, programmeNumber } from './fact-definition.ts';
import { Measure, newMeasuresExample, NewMeasure } from './measure-schema.ts';

/** A term in months; no regulation has a longer one. */
export const termMonths = Type.Integer({ minimum: 1, maximum: 120, description: 'Срок в месяцах, не больше предельного для уровня.' });

const fields = {
  goal: text(2000, 'Цель.'),
  tasks: Type.Array(text(1000, 'Задача.'), { maxItems: 50, description: 'Задачи.' }),
  expectedResults: text(5000, 'Ожидаемые результаты.'),
  familyDesiredResult: Type.Optional(text(5000, 'Какого результата хочет сама семья.')),
};

const NewProgramme = named(
  'NewProgramme',
  closed(
    {
      ...bodyHead,
      ...fields,
      termMonths: Type.Optional(Type.Integer({
        minimum: 1, maximum: 120, description: 'Срок в месяцах; по умолчанию — предельный для уровня.',
      })),
      measures: Type.Array(NewMeasure, { minItems: 1, maxItems: 100, description: 'План мероприятий.' }),
      externalIds: newExternalIds,
    },
    { description: 'Проект индивидуальной программы.' },
  ),
);
type ProgrammeBody = Static<typeof NewProgramme>;

export const ProgrammeFact = named(
  'ProgrammeFact',
  closed(
    {
      ...factHead('programme'),
      number: programmeNumber,
      level: Type.String({ description: 'Уровень, для которого составлена.' }),
      termMonths,
      ...fields,
      measures: Type.Array(Measure, { description: 'План мероприятий.' }),
      externalIds,
    },
    { description: 'Редакция индивидуальной программы.' },
  ),
);

const body: ProgrammeBody = {
  date: '2026-01-19',
  goal: 'Помочь семье справляться с уходом за ребёнком и его обучением.',
  tasks: ['Организовать лечение ребёнка', 'Поддержать мать'],
  expectedResults: 'Ребёнок получает лечение, мать работает и обращается за помощью сама.',
  termMonths: 12,
  measures: newMeasuresExample,
};

/** Without a level the draft is refused; the empty one makes the refusal name everything else that is wrong, too. */
function toData({ date: _, externalIds: __, ...body }: ProgrammeBody, { history, situation }: Assessment): ProgrammeData {
  const level = programmeLevel(history) ?? '';
  const terms = situation.regulation.rules.terms.value;
  const longest = terms[level]?.longestMonths ?? Math.max(...Object.values(terms).map(({ longestMonths }) => longestMonths));
  return {
    ...body, number: history.programmes.length + 1, level, termMonths: body.termMonths ?? longest, measures: numbered(body.measures),
  };
}

function numbered(measures: ProgrammeBody['measures']): ProgrammeData['measures'] {
  return measures.map(({ externalIds: _, ...measure }, index) => ({ number: index + 1, ...measure }));
}

function namesIn({ externalIds: own = [], measures }: ProgrammeBody): NewPartNames[] {
  const ofMeasures = measures.flatMap(({ externalIds: names = [] }, index): NewPartNames[] =>
    names.length === 0 ? [] : [{ measureNumber: index + 1, names, pointer: `/measures/${index}/externalIds` }]);
  return own.length === 0 ? ofMeasures : [{ names: own, pointer: '/externalIds' }, ...ofMeasures];
}

const caseId = caseSummaryExample.id;
const given = {
  number: 1,
  level: 'basic',
  measures: newMeasuresExample.map((measure, index) => (
    { id: measureIdOf({ caseId, programmeNumber: 1, number: index + 1 }), number: index + 1, externalIds: [], ...measure })),
  externalIds: [],
};

export const programme: FactDefinition<'programme', ProgrammeBody> = {
  kind: 'programme',
  name: 'Programme',
  path: 'programmes',
  tag: 'programmes',
  summaries: { record: 'Составить программу', list: 'Редакции программы', get: 'Редакция программы' },
  description:
    'Проект индивидуальной программы (ИПССС, ИПСС, ИПС) для уровня, который предложен или действует. Каждая новая редакция получает '
    + 'следующий номер, её мероприятия — номера 1, 2, 3 …; срок каждого мероприятия лежит внутри программы.',
  body: NewProgramme,
  fact: ProgrammeFact,
  example: { body, fact: exampleFact('programme', 10, body, given) },
  toData,
  names: namesIn,
};
