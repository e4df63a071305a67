import t from 'tap';
import type { RegulationSource } from '../../../src/domain/regulations/regulation.ts';
import { resolveRegulation } from '../../../src/domain/regulations/resolve.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { reviewsOf } from '../../../src/domain/review.ts';
import { tracesOf } from '../../../src/domain/report/traces.ts';
import { calendar, openCase, questionnaire, review, tatarstan, tatarstanRoad } from '../../support/histories.ts';

/** A region whose rhythm asks for a questionnaire every three months. */
const asking: RegulationSource = {
  ...tatarstan2017,
  rules: {
    ...tatarstan2017.rules,
    reviews: { clause: 'разд. VI', value: [{ code: 'questionnaire', everyMonths: 3, body: 'provider', clause: 'разд. VI', ru: 'анкетирование семьи', en: 'questionnaire of the family' }] },
  },
};

function walked(regulation: Parameters<typeof openCase>[0]) {
  const book = openCase(regulation, '2026-03-02');
  for (const request of Object.values(tatarstanRoad)) t.same(book.offer(request, request.on), []);
  return book;
}

t.test('where the rhythm asks for a questionnaire, an answered one is that review, and so is a review of that kind', async (t) => {
  const regulation = resolveRegulation(asking);
  const book = walked(regulation);
  const made = () => reviewsOf(regulation, book.at('2026-09-13').history, calendar).map(({ madeOn }) => madeOn);
  t.same(made(), [undefined, undefined]);
  t.same(book.offer(questionnaire('2026-05-20'), '2026-05-20'), []);
  t.same(made(), ['2026-05-20', undefined]);
  t.same(book.offer({ ...review('2026-08-01'), data: { kind: 'questionnaire', findings: 'Опрошены' } } as ReturnType<typeof review>, '2026-08-01'), []);
  t.same(made(), ['2026-05-20', '2026-08-01']);
});

t.test('traces tell each questionnaire in the order of recording, and nothing of who said what', async (t) => {
  const book = walked(tatarstan);
  book.offer(questionnaire('2026-05-20', { satisfaction: 2, overcame: 'no', memberId: 'mother', text: 'Мало' }), '2026-05-21');
  book.offer(questionnaire('2026-05-20', { satisfaction: 5, overcame: 'yes' }), '2026-05-21');
  const { questionnaires } = tracesOf(book.at('2026-05-21'));
  t.same(questionnaires.map(({ factSeq: _, ...told }) => told), [
    { on: '2026-05-20', satisfaction: 2, overcame: 'no' }, { on: '2026-05-20', satisfaction: 5, overcame: 'yes' },
  ]);
  t.ok((questionnaires[0]?.factSeq ?? 0) < (questionnaires[1]?.factSeq ?? 0));
});
