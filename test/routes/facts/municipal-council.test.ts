import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCast, openedCase, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { openedIn, regionCast } from '../../support/regions.ts';
import { roads } from '../../support/resolutions.ts';

// A hard question goes to the municipal council (Татарстан, п. 4.13): it advises, the deciding body decides.

const api = await testApp(t);
const question = { date: '2026-03-02', to: 'municipalCouncil', question: 'Кто обеспечит ребёнку место в группе.' };

t.test('the council advises, and no status follows from it', async (t) => {
  const cast = await aCast(api);
  const road = await openedCase(cast);
  const before = await stateOf<{ status: string; missing: unknown }>(road);
  const { fact } = (await walk(road, { path: 'council-referrals', body: question })).json<{ fact: { id: string } }>();
  const advice = { date: '2026-03-03', referralFactId: fact.id, advice: 'Управлению образования найти место.', number: 'МК-4' };
  t.match(refusals(await send(road, 'council-opinions', { ...advice, referralFactId: newId() })), [['/referralFactId', 'link.unknown']]);
  t.match(refusals(await send(road, 'council-opinions', { ...advice, date: '2026-03-01' }, { today: '2026-03-03' })), [['/date', 'date.before-case']]);
  await walk(road, { path: 'council-opinions', as: 'council', body: advice });
  await walk(road, { path: 'council-opinions', as: 'council', body: { ...advice, advice: 'Вернуться к вопросу.' } });
  const after = await stateOf<{ status: string; missing: unknown }>(road);
  t.equal(after.status, before.status);
  t.same(after.missing, before.missing);
});

for (const [code, road] of Object.entries(roads).filter(([region]) => region !== 'tatarstan-2017')) {
  t.test(`${code}: its text has no such council`, async (t) => {
    const opened = await openedIn(await regionCast(api, road.source), road);
    const { allowedActions } = await stateOf<{ allowedActions: { action: string; allowed: boolean }[] }>(opened);
    t.match(allowedActions.find(({ action }) => action === 'referToCouncil'), { allowed: false });
    const reply = await send(opened, 'council-referrals', { ...question, date: road.from });
    t.equal(reply.statusCode, 409);
    t.same(refusals(reply), [['', 'action.not-in-regulation', `${code}, база, п. 18`]]);
  });
}
