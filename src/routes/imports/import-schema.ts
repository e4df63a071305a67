import { Type, type Static } from 'typebox';
import { bulkKinds } from '../../domain/imports/columns.ts';
import { importModes, type ImportRecord, importStates, lineStates, onKnownChoices } from '../../domain/imports/import-record.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { externalSystem } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });
const told = (description: string) => nullable(instant(description), `${description} null, пока этого не было.`);

export const bulkKind = choice(bulkKinds, { description: 'Что в файле: семьи, специалисты или дела с историей.' });
export const importMode = choice(importModes, { description: 'Всё или ничего (`all`) или всё, что без ошибок (`good`).' });
export const onKnown = choice(onKnownChoices, {
  description: 'Строка, внешний код которой уже занят: пропустить (`skip`) или считать ошибкой (`refuse`).',
});
export const dryRun = Type.Boolean({ description: 'Только проверить, ничего не внося.' });

export const Import = named('Import', closed({
  id: id('Идентификатор загрузки.'),
  organisationId: id('Чьи это записи.'),
  kind: bulkKind,
  mode: importMode,
  onKnown,
  dryRun,
  system: nullable(externalSystem, 'Система, чьи внешние коды в файле; null — кодов нет.'),
  state: choice(importStates, {
    description:
      'Принимается (`receiving`), ждёт очереди (`waiting`), проверяется (`checking`), вносится (`storing`), закончена (`finished`), '
      + 'отклонена целиком (`refused`, при `mode=all`), отменена (`cancelled`), прервана сбоем (`failed`).',
  }),
  receivedBytes: count('Сколько байт целых строк принято: отсюда продолжается прерванная передача.'),
  lines: closed({
    received: count('Принято строк.'),
    checked: count('Проверено.'),
    stored: count('Внесено.'),
    known: count('Пропущено: внешний код уже известен.'),
    refused: count('Отклонено.'),
  }, { description: 'Ход загрузки.' }),
  failure: nullable(Type.String(), 'Код сбоя, если загрузка прервана им.'),
  createdAt: instant('Когда начата.'),
  receivedAt: told('Когда файл принят целиком.'),
  startedAt: told('Когда начата обработка.'),
  finishedAt: told('Когда закончена.'),
}, { description: 'Массовая загрузка.' }));

/** An import as the wire tells it. */
export function importView(made: ImportRecord): Static<typeof Import> {
  const { id: importId, organisationId, kind, mode, onKnown: known, dryRun: dry, system, state, receivedBytes, counts, failure, times } = made;
  return { id: importId, organisationId, kind, mode, onKnown: known, dryRun: dry, system, state, receivedBytes, lines: counts, failure, ...times };
}

export const ImportResult = named('ImportResult', closed({
  line: Type.Integer({ description: 'Номер строки файла, с 1; у семьи из нескольких строк CSV — первой.' }),
  state: choice(lineStates, { description: 'Внесена, уже известна или отклонена.' }),
  id: nullable(id('Запись.'), 'Что внесено или уже было; null у отклонённой.'),
  faults: Type.Array(closed({
    code: Type.String({ description: 'Постоянный код.' }),
    pointer: Type.String({ description: 'JSON Pointer внутри строки.' }),
    column: nullable(Type.String(), 'Столбец CSV; null, если не столбец или не CSV.'),
    text: Type.String({ description: 'По-русски.' }),
    textEn: Type.String({ description: 'По-английски.' }),
    citation: nullable(Citation, 'Пункт порядка.'),
  }), { description: 'Все ошибки строки.' }),
}, { description: 'Что стало со строкой.' }));

export const importExample: Static<typeof Import> = {
  id: '01990000-0000-7000-8009-000000000001',
  organisationId: '01990000-0000-7000-8001-000000000001',
  kind: 'families',
  mode: 'good',
  onKnown: 'skip',
  dryRun: false,
  system: 'region-is',
  state: 'storing',
  receivedBytes: 5_120_000,
  lines: { received: 10_000, checked: 4000, stored: 3990, known: 8, refused: 2 },
  failure: null,
  createdAt: '2026-01-12T06:00:00.000Z',
  receivedAt: '2026-01-12T06:00:01.000Z',
  startedAt: '2026-01-12T06:00:02.000Z',
  finishedAt: null,
};
