import t from 'tap';
import { endViolations } from '../../../src/domain/indicators/engagement.ts';
import { countNonProfits } from '../../../src/domain/indicators/non-profits.ts';
import { percentOf } from '../../../src/domain/indicators/percent.ts';
import { isInn, isOgrn } from '../../../src/domain/indicators/registration-number.ts';
import { indicators } from '../../../src/domain/reference/indicators.ts';
import { type IndicatorCounts, indicatorCounts } from '../../../src/domain/indicators/counts.ts';
import { lackingFor, toldIndicators } from '../../../src/domain/indicators/told.ts';

t.test('a share has one decimal, halves up, and is none of nobody', async (t) => {
  t.equal(percentOf(1, 3), 33.3);
  t.equal(percentOf(2, 3), 66.7);
  t.equal(percentOf(1, 8), 12.5);
  t.equal(percentOf(1, 16), 6.3, '6.25');
  t.equal(percentOf(23, 80), 28.8, '28.75');
  t.equal(percentOf(1, 2000), 0.1, '0.05, which no binary fraction is');
  t.equal(percentOf(1, 2001), 0);
  t.equal(percentOf(0, 5), 0);
  t.equal(percentOf(5, 5), 100);
  t.equal(percentOf(0, 0), null);
});

t.test('registration numbers are checked by their last digit', async (t) => {
  t.ok(isOgrn('1027700132195'), 'a bank’s');
  t.ok(isInn('7707083893'), 'the same bank’s');
  for (let digit = 0; digit <= 9; digit += 1) {
    t.equal(isOgrn(`102770013219${digit}`), digit === 5);
    t.equal(isInn(`770708389${digit}`), digit === 3);
  }
  t.notOk(isInn('500100732259'), 'a person’s is another');
  t.notOk(isOgrn('102770013219'));
});

const nobody = { partnerId: null, ogrn: null, inn: null };

t.test('a non-profit organisation counts once, by whatever it is known', async (t) => {
  const count = (...identities: Parameters<typeof countNonProfits>[0]) => countNonProfits(identities);
  t.same(count(), { organisations: 0, byNameOnly: 0 });
  t.same(count({ ...nobody, name: 'Фонд', ogrn: '1' }, { ...nobody, name: 'Другое имя', ogrn: '1' }), { organisations: 1, byNameOnly: 0 });
  t.same(count({ ...nobody, name: 'Фонд', ogrn: '1' }, { ...nobody, name: 'Фонд', ogrn: '2' }), { organisations: 2, byNameOnly: 0 }, 'namesakes');
  const chain = [{ ...nobody, name: 'А', partnerId: 'p' }, { ...nobody, name: 'Б', inn: '7' }, { partnerId: 'p', name: 'В', ogrn: null, inn: '7' }];
  t.same(count(...chain), { organisations: 1, byNameOnly: 0 }, 'the last one says that the first two are the same');
  t.same(count({ ...nobody, name: 'АНО «Ёлка»' }, { ...nobody, name: ' ано  "Елка" ' }), { organisations: 1, byNameOnly: 1 });
  t.same(count({ ...nobody, name: 'Фонд' }, { ...nobody, name: '«Фонд»', ogrn: '1' }), { organisations: 1, byNameOnly: 0 }, 'the number is known from elsewhere');
  t.same(count({ ...nobody, name: 'А', ogrn: '7' }, { ...nobody, name: 'Б', inn: '7' }), { organisations: 2, byNameOnly: 0 }, 'one’s ОГРН is no other’s ИНН');
});

const counts: IndicatorCounts = {
  centres: 2, trained: 5, trainedInPeriod: 3, nonProfits: 4, volunteers: 6, helped: 7, asked: 5, satisfied: 4, overcame: 2, notAsked: 2,
  volunteersUntrained: 1, nonProfitsByNameOnly: 1,
};

t.test('the seven in the order of the source, each with what it is made of', async (t) => {
  const told = toldIndicators(counts, 'tatarstan');
  t.same(told.map(({ code }) => code), indicators.map(({ code }) => code));
  t.same(told.map(({ value }) => value), [2, 5, 4, 6, 57.1, 2, 28.6]);
  t.match(told[4], { numerator: 4, denominator: 7, unit: 'percent', beside: [{ code: 'asked', value: 5 }, { code: 'ofAsked', value: 80 }] });
  t.match(told[1], { numerator: null, beside: [{ code: 'inPeriod', value: 3 }] });
  for (const one of told) t.match(one.citation, { regulation: 'tatarstan-2017', clause: 'разд. 8', inherited: false });
  t.ok(toldIndicators(counts, 'azov').every(({ citation }) => citation.inherited));
  const nothing = { ...counts, helped: 0, asked: 0, satisfied: 0, overcame: 0 };
  t.same(toldIndicators(nothing, 'azov').map(({ value }) => value), [2, 5, 4, 6, null, 0, null]);
});

t.test('what is lacking is told where there is any', async (t) => {
  t.same(lackingFor(counts, { noOutcome: 3, curatorsUntrained: 0 }).map(({ code, count }) => [code, count]), [
    ['notAsked', 2], ['noOutcome', 3], ['nonProfitsByNameOnly', 1], ['volunteersUntrained', 1],
  ]);
});

t.test('a questionnaire of a family that got no help in the period says nothing', async (t) => {
  const one = { organisationId: 'o', familyId: 'f', questionnaires: [{ on: '2026-02-01', satisfaction: 5 }] };
  const spell = { kind: 'accompaniment', number: 1, value: 'message', valueBefore: null } as const;
  const before = { ...one, spells: [{ ...spell, from: '2025-03-01', to: '2025-12-31', endedBy: 'success' }] };
  const period = { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' };
  const none = { trainings: [], nonProfits: [], volunteers: [] };
  t.match(indicatorCounts({ cases: [before], ...none }, period), { helped: 0, asked: 0, satisfied: 0, overcame: 0, centres: 0 });
  const until = { ...one, spells: [{ ...spell, from: '2025-03-01', to: '2026-01-01', endedBy: 'success' }] };
  t.match(indicatorCounts({ cases: [until], ...none }, period), { helped: 1, asked: 1, satisfied: 1, overcame: 1, centres: 1 }, 'ended on the first day');
});

t.test('an engagement ends once, not before it began and not in days to come', async (t) => {
  const one = { engagedFrom: '2026-03-02', engagedUntil: null, annulledAt: null };
  const there = { today: '2026-03-02', timeZone: 'Europe/Moscow' };
  const codes = (...args: Parameters<typeof endViolations>) => endViolations(...args).map(({ code, pointer }) => [code, pointer]);
  t.same(codes(one, {}, there), []);
  t.same(codes(one, { date: '2026-03-01' }, there), [['engagement.end-before-start', '/date']]);
  t.same(codes(one, { date: '2026-03-03' }, there), [['date.in-future', '/date']]);
  t.same(codes({ ...one, engagedUntil: '2026-03-02' }, {}, there), [['engagement.over', undefined]]);
  t.same(codes(one, { mistaken: true }, there), [['record.reason-required', '/reason']]);
  t.same(codes({ ...one, engagedUntil: '2026-03-02' }, { mistaken: true, reason: 'x' }, there), [], 'a mistake is a mistake after its end, too');
  t.same(codes({ ...one, annulledAt: '2026-03-02T09:00:00.000Z' }, { mistaken: true, reason: 'x' }, there), [['record.annulled', undefined]]);
  const annulled = endViolations({ ...one, annulledAt: '2026-03-01T22:30:00.000Z' }, {}, there);
  t.match(annulled, [{ code: 'record.annulled', params: { date: '2026-03-02' } }], 'the day there, and not in UTC');
});
