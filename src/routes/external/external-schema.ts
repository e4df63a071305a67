import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { choice } from '../schemas/choice.ts';
import { externalIdExample, externalSystem, externalValue } from '../schemas/external-id.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

/** The path of what one outside system calls by one value. */
export const nameParams = closed({ system: externalSystem, value: externalValue });

const recordFields = {
  kind: choice(['organisation', 'specialist', 'family', 'case', 'programme', 'measure'], { description: 'Что это за запись.' }),
  system: externalSystem,
  value: externalValue,
  id: id('Идентификатор записи в службе; у программы и мероприятия — их дела.'),
  programmeNumber: nullable(Type.Integer({ description: 'Номер.' }), 'Номер редакции программы; только у программы и мероприятия.'),
  measureNumber: nullable(Type.Integer({ description: 'Номер.' }), 'Номер мероприятия; только у мероприятия.'),
  href: Type.String({ description: 'Где запись прочесть.' }),
  version,
};

export const ExternalRecord = named(
  'ExternalRecord', closed(recordFields, { description: 'На что указывает внешний идентификатор.' }),
);

export const PutRecord = named(
  'PutRecord',
  closed(
    {
      ...recordFields,
      outcome: choice(['created', 'updated', 'named', 'unchanged'], {
        description:
          'Что стало с записью: внесена (`created`), обновлена (`updated`), ей дан идентификатор, а прочее и так было таким (`named`), '
          + 'менять нечего (`unchanged`).',
      }),
    },
    { description: 'Что стало с записью, о которой сообщила другая система.' },
  ),
);

export const NameRelease = named(
  'NameRelease', closed({ reason: text(500, 'Почему; без имён людей.') }, { description: 'Снятие внешнего идентификатора.' }),
);

/** What of ours is meant, if it stands already. */
export const meantId = Type.Optional(id('Запись службы, если система знает её: получит этот идентификатор.'));

export function recordExample(kind: 'organisation' | 'specialist' | 'family' | 'case' | 'programme' | 'measure', of: string, href: string) {
  const numbers = {
    programmeNumber: kind === 'programme' || kind === 'measure' ? 1 : null, measureNumber: kind === 'measure' ? 1 : null,
  };
  return { kind, ...externalIdExample, id: of, ...numbers, href, version: 1 };
}
