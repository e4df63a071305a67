import { Type } from 'typebox';
import { erasureReasons } from '../../domain/erasure.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';

const reasons = erasureReasons.map(({ code, ru }) => `\`${code}\` — ${ru}`).join('; ');

export const erasureFields = {
  reason: choice(erasureReasons.map(({ code }) => code), { description: `Основание уничтожения: ${reasons}.` }),
  basis: text(500, 'Акт об уничтожении: номер и дата. Имён в нём быть не должно: он остаётся.'),
};

export const NewErasure = named(
  'NewErasure',
  closed({ ...erasureFields, date: date('Дата акта, по календарю региона.') }, { description: 'Уничтожение персональных данных семьи.' }),
);

export const Erasure = named(
  'Erasure',
  closed(
    {
      familyId: id('Семья.'),
      ...erasureFields,
      date: date('Дата акта.'),
      caseIds: Type.Array(id('Дело.'), { description: 'Дела семьи: от них остались основания, даты, коды и номера.' }),
      facts: Type.Integer({ description: 'Из скольких фактов убраны персональные данные.' }),
      keptAnswers: Type.Integer({ description: 'Сколько сохранённых для повтора ответов удалено.' }),
      externalIds: Type.Integer({ description: 'Сколько внешних идентификаторов семьи, её членов и дел удалено.' }),
      version,
    },
    { description: 'Что уничтожено.' },
  ),
);

export const newErasureExample = { reason: 'retentionEnded' as const, basis: 'Акт № 3 от 02.11.2026', date: '2026-11-02' };
