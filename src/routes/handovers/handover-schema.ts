import { Type } from 'typebox';
import { handedCaseStates, handoverReasons, handoverStates, keptReasons } from '../../domain/handover.ts';
import type { Handover as StoredHandover } from '../../operations/read-handovers.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

const reasonWords = handoverReasons.map(({ code, ru }) => `\`${code}\` — ${ru}`).join('; ');

export const handoverFields = {
  date: date('С какого дня дела переданы, по календарю региона.'),
  reason: choice(handoverReasons.map(({ code }) => code), { description: `Основание: ${reasonWords}.` }),
  text: text(2000, 'Основание словами: приказ, распоряжение. Диагноза здесь быть не должно.'),
};

const HandedCase = closed(
  {
    caseId: id('Дело.'),
    familyId: id('Семья.'),
    level: nullable(Type.String(), 'Уровень, который учтён в нагрузке при передаче; null — места не занимает.'),
    specialistId: id('Кому передано.'),
    state: choice(handedCaseStates, {
      description:
        '`handedOver` — передано, `returned` — вернулось, `kept` — вернуть не удалось и осталось у замещающего, '
        + '`overtaken` — за это время завершено или передано ещё кому-то.',
    }),
    settledOn: nullable(date('Когда это выяснилось.'), 'Когда вернулось, осталось или отпало; null, пока передача длится.'),
    keptBecause: nullable(choice(keptReasons), 'Почему осталось: нет места (`noRoom`), куратор больше не ведёт семьи (`curatorLeft`), мешает правило (`refused`).'),
  },
  { description: 'Дело в передаче.' },
);

export const Handover = named(
  'Handover',
  closed(
    {
      id: id('Передача.'),
      specialistId: id('Чьи дела переданы.'),
      ...handoverFields,
      until: nullable(date('По какой день включительно.'), 'По какой день временная передача; null — насовсем.'),
      state: choice(handoverStates, { description: '`lasting` — насовсем, `temporary` — временная и длится, `ended` — временная и закончилась.' }),
      cases: Type.Array(HandedCase, { description: 'Переданные дела.' }),
      createdAt: instant('Когда внесена.'),
      createdBy: Type.String({ description: 'Какой клиент внёс.' }),
      version,
    },
    { description: 'Передача дел куратора.' },
  ),
);

/** A handover as the wire tells it. */
export function handoverView({ organisationId: _, region: __, ...handover }: StoredHandover): Omit<StoredHandover, 'organisationId' | 'region'> {
  return handover;
}

export const handoverExample = {
  id: '01940000-0000-7000-8000-0000000000a1',
  specialistId: '01990000-0000-7000-8002-000000000001',
  date: '2026-06-01',
  reason: 'leave' as const,
  text: 'Приказ № 12 от 25.05.2026 об отпуске',
  until: '2026-06-28',
  state: 'temporary' as const,
  cases: [
    {
      caseId: '01990000-0000-7000-8005-000000000015', familyId: '01990000-0000-7000-8003-000000000015', level: 'basic',
      specialistId: '01990000-0000-7000-8002-000000000002', state: 'handedOver' as const, settledOn: null, keptBecause: null,
    },
  ],
  createdAt: '2026-06-01T06:00:00.000Z',
  createdBy: 'demo-head',
  version: 1,
};
