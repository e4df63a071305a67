import { Type } from 'typebox';
import { consentStates } from '../../domain/case/consents.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const ConsentEffect = named(
  'ConsentEffect',
  closed(
    {
      text: Type.String({ description: 'Русский текст.' }),
      textEn: Type.String({ description: 'Английский текст.' }),
      basis: Type.String({ description: 'По какому закону: статьи.' }),
    },
    { description: 'Что остаётся или прекращается без согласия.' },
  ),
);

/** Where the consent of a case stands. */
export const ConsentState = named(
  'ConsentState',
  closed(
    {
      state: choice(consentStates, { description: 'Согласия ещё нет (`none`), дано, истекло, отозвано.' }),
      since: nullable(date('Дата.'), 'С какого дня; null, пока согласия не было.'),
      textVersion: nullable(Type.String(), 'Редакция текста последнего согласия.'),
      validUntil: nullable(date('Дата.'), 'Последний день; null — срок не ограничен.'),
      scope: Type.Array(Type.String(), { description: 'Что оно покрывает сегодня: коды `/v1/reference/consent-scopes`.' }),
      kept: Type.Array(ConsentEffect, { description: 'Если согласие истекло или отозвано: какие сведения хранятся и по какому закону.' }),
      stopped: Type.Array(ConsentEffect, { description: 'Если согласие истекло или отозвано: что прекращено.' }),
    },
    { description: 'Согласие на обработку персональных данных.' },
  ),
);
