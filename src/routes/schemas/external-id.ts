import { type Static, Type } from 'typebox';
import { externalIdOfText } from '../../domain/external-id.ts';
import { closed } from './closed.ts';
import { named } from './named.ts';

const system = '[a-z0-9][a-z0-9.-]{0,39}';
/** No control characters, and no blank at either end. */
const control = '\\u0000-\\u001f\\u007f-\\u009f';
const value = `[^\\s${control}](?:[^${control}]{0,198}[^\\s${control}])?`;

/** The patterns of a system, of a value and of both in one text. */
export const systemPattern = `^${system}$`;
export const valuePattern = `^${value}$`;
export const namePattern = `^${system}:${value}$`;

/** The code of an outside system. */
export const externalSystem = Type.String({
  pattern: systemPattern, maxLength: 40, description: 'Код внешней системы: латинские буквы, цифры, точка, дефис.',
});

/** What the outside system calls a record. */
export const externalValue = Type.String({
  pattern: valuePattern, minLength: 1, maxLength: 200, description: 'Идентификатор в этой системе, как она его пишет.',
});

export const ExternalId = named(
  'ExternalId',
  closed({ system: externalSystem, value: externalValue }, { description: 'Внешний идентификатор: как запись называет другая система.' }),
);
export type ExternalId = Static<typeof ExternalId>;

/** The names of a record in a reply. */
export const externalIds = Type.Array(ExternalId, {
  description: 'Внешние идентификаторы записи, по системам: не больше одного в каждой.',
});

/** The names given along with a new record. */
export const newExternalIds = Type.Optional(Type.Array(ExternalId, {
  maxItems: 20, description: 'Внешние идентификаторы новой записи: не больше одного в каждой системе; занятый в регионе — отказ.',
}));

/** The filter of a list by what an outside system calls the record. */
export const externalIdFilter = Type.Optional(Type.String({
  pattern: namePattern, minLength: 3, maxLength: 241, description: 'Внешний идентификатор записи: `система:идентификатор`.',
}));

/** The filter, taken apart for a query. */
export function filteredByName({ externalId: asked }: { externalId?: string | undefined }): { externalId?: ExternalId } {
  const externalId = asked === undefined ? undefined : externalIdOfText(asked);
  return externalId === undefined ? {} : { externalId };
}

export const externalIdExample = { system: 'region-is', value: 'С-000123' };
