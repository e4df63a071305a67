import { type Static, Type } from 'typebox';
import { caseSets } from '../../domain/indicators/case-sets.ts';
import { indicators } from '../../domain/reference/indicators.ts';
import type { IndicatorReport as Report } from '../../operations/indicators/indicators.ts';
import { periodName } from '../schemas/report-period.ts';
import { choice } from '../schemas/choice.ts';
import { Citation } from '../schemas/citation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { organisationExample } from '../schemas/organisation.ts';
import { text } from '../schemas/texts.ts';

export const indicatorQuery = {
  period: periodName,
  organisationId: Type.Optional(id('Только этот организатор сопровождения.')),
  municipality: Type.Optional(text(200, 'Только семьи, жившие в конце периода в этом муниципальном образовании, и обучение, НКО и добровольцы его организаторов.')),
};

const code = choice(indicators.map((one) => one.code), { description: 'Код из `/v1/reference/indicators`.' });
const unit = choice(['count', 'percent'], { description: 'Число (`count`) или доля в процентах с одним знаком (`percent`).' });
const value = nullable(Type.Number({ description: 'Значение.' }), 'Значение на конец периода или за период; null у доли, когда в знаменателе никого.');
const cases = (description: string) => nullable(choice(caseSets, { description: 'Имя для `/v1/indicators/{indicator}/cases`.' }), description);

export const Indicator = named('Indicator', closed({
  number: Type.Integer({ description: 'Номер по порядку разд. 8.' }), code,
  label: closed({ ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) }, { description: 'Название.' }),
  unit, value, numerator: nullable(Type.Integer(), 'Числитель доли.'), denominator: nullable(Type.Integer(), 'Знаменатель доли.'),
  basis: Type.String({ description: 'Из чего посчитано.' }),
  beside: Type.Array(closed({
    code: Type.String({ description: 'Код.' }), label: Type.String({ description: 'Название.' }), value, unit,
  }), { description: 'Что сказано рядом: например, сколько обучено в самом периоде.' }),
  cases: cases('Под каким именем открываются дела значения или числителя; null, если за ним не дела.'),
  denominatorCases: cases('То же для знаменателя.'),
  citation: Citation,
}, { description: 'Целевой индикатор или показатель результата; `citation.inherited` — порядок региона своих не устанавливает.' }));

const Lacking = named('MissingIndicatorData', closed({
  code: Type.String({ description: 'Код.' }), label: Type.String({ description: 'Чего нет.' }),
  count: Type.Integer({ description: 'Сколько: семей, дел, кураторов, НКО или добровольцев.' }),
  indicators: Type.Array(code, { description: 'Какие индикаторы стали бы другими.' }), cases: cases('Под каким именем открываются дела.'),
}, { description: 'Недостающие данные, с которыми индикаторы стали бы другими.' }));

export const IndicatorReport = Type.Unsafe<Report>(named('IndicatorReport', closed({
  period: closed({ name: periodName, from: date('Первый день.'), to: date('Последний день.') }, { description: 'Период.' }),
  organisationId: nullable(id('Организатор.'), 'Чьи индикаторы; null, если нескольких организаторов.'),
  region: nullable(Type.String(), 'Регион, если индикаторы региона.'),
  municipality: nullable(Type.String(), 'Муниципальное образование, если индикаторы по нему.'),
  indicators: Type.Array(Indicator, { description: 'Семь индикаторов по порядку.' }),
  missing: Type.Array(Lacking, { description: 'Недостающие данные.' }),
}, { description: 'Целевые индикаторы за период на вечер его последнего дня.' })));

const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'разд. 8', inherited: false };
export const indicatorExample: Static<typeof IndicatorReport> = {
  period: { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' }, organisationId: organisationExample.id, region: null, municipality: null,
  indicators: [{
    number: 7, code: 'shareOutOfDifficulty', label: { ru: 'доля семей, преодолевших трудную жизненную ситуацию', en: 'share of families out of difficulty' },
    unit: 'percent', value: 12.5, numerator: 5, denominator: 40, basis: 'в числителе семьи, сопровождение которых в периоде завершено с успехом', beside: [],
    cases: 'overcame', denominatorCases: 'helped', citation,
  }],
  missing: [{ code: 'notAsked', label: 'семьи получали помощь, но анкеты за период нет', count: 12, indicators: ['satisfaction'], cases: 'notAsked' }],
};
