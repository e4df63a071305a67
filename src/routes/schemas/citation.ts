import { Type } from 'typebox';
import { closed } from './closed.ts';
import { named } from './named.ts';

/** Where a rule stands. */
export const Citation = named(
  'Citation',
  closed(
    {
      regulation: Type.String({ description: 'Код порядка региона.' }),
      version: Type.Integer({ description: 'Версия порядка.' }),
      clause: Type.String({ description: 'Пункт, например «п. 5.6».' }),
      inherited: Type.Boolean({ description: 'Истина, если порядок региона молчит и значение взято из `base`.' }),
    },
    { description: 'Ссылка на пункт порядка.' },
  ),
);
