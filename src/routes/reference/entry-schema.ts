import { Type, type TProperties, type TSchema } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';

/** Where a term stands. */
export const ReferenceSource = named(
  'ReferenceSource',
  closed(
    {
      regulation: Type.String({ description: 'Код порядка региона; `base` — базовые правила.' }),
      clause: Type.String({ description: 'Пункт, раздел или приложение.' }),
    },
    { description: 'Где стоит термин.' },
  ),
);

const label = (language: string) => Type.String({ description: `Наименование ${language}.` });

/** The schema of a list's entry: what every list has, and the list's own fields. */
export function entrySchema(name: string, description: string, own: TProperties = {}): TSchema {
  const fields = {
    code: Type.String({ description: 'Постоянный код.' }),
    ru: label('по-русски: официальный термин'),
    en: label('по-английски'),
    ...own,
    sources: Type.Array(ReferenceSource, { description: 'Порядки, которые используют термин, с пунктами.' }),
  };
  return named(name, closed(fields, { description }));
}
