import type { DecisionData } from '../../case/facts.ts';
import type { ProgrammeVersion } from '../../case/history.ts';
import { labelOf } from '../../reference/index.ts';
import { field, fields, group, recordTable } from '../compose.ts';
import { type DocumentData, factsOf, historyIn } from '../document-data.ts';
import type { TableRow } from '../model.ts';
import { executorWords, markWords, measureWords, numberedMeasures } from '../plan.ts';
import { russianDate } from '../russian-date.ts';
import type { Section } from './section.ts';

/** Who was the curator, and which level was proposed or set. */
export const leadSection: Section = {
  anchor: 'lead', title: 'Кураторы и уровни',
  blocks: (data) => [
    recordTable('curators', [['date', 'С какого дня', 2.7, 'center'], ['curator', 'Куратор', 6], ['reason', 'Основание', 6]],
      factsOf(data, 'curatorAssignment').map(({ on, data: { specialistId, reason, overrideReason } }) => {
        const known = data.specialists.get(specialistId);
        return [
          russianDate(on), known === undefined ? '' : `${known.name}, ${known.position}`,
          [reason, overrideReason].filter(Boolean).join('; '),
        ];
      })),
    recordTable('levels', [['date', 'Дата', 2.7, 'center'], ['level', 'Уровень', 4], ['act', 'Как определён', 8]], levelRows(data)),
    recordTable('terms', [
      ['level', 'Уровень', 4], ['startsOn', 'С', 2.7, 'center'], ['endsOn', 'По', 2.7, 'center'], ['origin', 'Основание', 4],
    ],
      (historyIn(data)?.terms ?? []).map(({ level, startsOn, endsOn, origin }) => (
        [labelOf('levels', level).ru, russianDate(startsOn), russianDate(endsOn), origins[origin]]))),
  ],
};

const origins = { start: 'начало сопровождения', extension: 'продление', levelChange: 'изменение уровня' } as const;

function levelRows(data: DocumentData): string[][] {
  return (historyIn(data)?.facts ?? []).flatMap((fact) => {
    if (fact.kind === 'levelAssignment') return [
      [russianDate(fact.on), labelOf('levels', fact.data.level).ru, `предложен: ${fact.data.reason}`],
    ];
    if (fact.kind !== 'decision') return [];
    const level = fact.data.level ?? approvedLevel(data, fact.data);
    return level === undefined ? [] : [[russianDate(fact.on), labelOf('levels', level).ru, `решение № ${fact.data.number}`]];
  });
}

/** Whoever approves a programme sets the level that it was made for. */
function approvedLevel(data: DocumentData, { kind, programmeNumber }: DecisionData): string | undefined {
  if (kind !== 'approveProgramme') return undefined;
  return historyIn(data)?.programmes.find((version) => version.data.number === programmeNumber)?.data.level;
}

/** Every version of the programme with its plan and the marks. */
export const programmeSection: Section = {
  anchor: 'programmes', title: 'Индивидуальная программа',
  blocks: (data) => [
    recordTable('programmes', [
      ['number', 'Ред.', 1, 'center'], ['draftedOn', 'Составлена', 2.7, 'center'], ['level', 'Уровень, срок', 3],
      ['goal', 'Цель, задачи', 5], ['results', 'Ожидаемые результаты', 4],
      ['road', 'Рассмотрение и подписи', 4],
    ], (historyIn(data)?.programmes ?? []).map(versionRow)),
    recordTable('measures', [
      ['planNumber', '№', 1, 'center'], ['measure', 'Мероприятие', 6], ['dueOn', 'Срок', 2.7, 'center'],
      ['executors', 'Исполнитель / соисполнители', 4], ['mark', 'Отметка', 4],
    ], (historyIn(data)?.programmes ?? []).flatMap((version) => measureRows(data, version))),
    fields(field('programmeInForce', 'Действует редакция', historyIn(data)?.currentProgramme?.data.number.toString())),
  ],
};

function versionRow({ data, draftedOn, submittedOn, decided, signedByFamilyOn, copyHandedOverOn }: ProgrammeVersion): string[] {
  const road = [
    submittedOn && `внесена ${russianDate(submittedOn)}`,
    decided && `${labelOf('decisionKinds', decided.kind).ru} ${russianDate(decided.on)}`,
    signedByFamilyOn && `подписана семьёй ${russianDate(signedByFamilyOn)}`,
    copyHandedOverOn && `экземпляр вручён ${russianDate(copyHandedOverOn)}`,
  ].filter(Boolean).join('; ');
  const desired = data.familyDesiredResult === undefined ? '' : `; семья хочет: ${data.familyDesiredResult}`;
  return [
    String(data.number), russianDate(draftedOn), `${labelOf('levels', data.level).ru}, ${data.termMonths} мес.`,
    [data.goal, ...data.tasks].join('; '),
    `${data.expectedResults}${desired}`, road,
  ];
}

function measureRows(data: DocumentData, version: ProgrammeVersion): (string[] | TableRow)[] {
  const history = historyIn(data);
  if (history === undefined) return [];
  const rows = numberedMeasures(history, version.data.number).map(({ planNumber, standing }) => [
    planNumber, measureWords(data, standing.measure), russianDate(standing.measure.dueOn), executorWords(data, standing.measure),
    markWords(standing),
  ]);
  return [group(`Редакция ${version.data.number} от ${russianDate(version.draftedOn)}`), ...rows];
}
