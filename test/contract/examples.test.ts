import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { loadDemo } from '../../src/sandbox/demo.ts';
import { tatarstanDemo } from '../../src/sandbox/demo-regions.ts';
import { demoProvider } from '../../src/sandbox/demo-people.ts';
import { newCaseExample } from '../../src/routes/cases/case-example.ts';
import { familyExample } from '../../src/routes/families/family-example.ts';
import { organisationExample } from '../../src/routes/schemas/organisation.ts';
import { specialistExample } from '../../src/routes/schemas/specialist.ts';
import { testApp } from '../support/app.ts';
import { publishRegulations } from '../support/factories.ts';

// Whoever tries the published examples on the demo finds what they name.

t.test('the examples name what the demo has, and the first request works as it is printed', async (t) => {
  const api = await testApp(t, { now: '2026-03-02T09:00:00.000Z' });
  await publishRegulations(api.db);
  await loadDemo(api.db, fixedClock('2026-03-02T09:00:00.000Z'), [tatarstanDemo]);
  const as = api.token('integration', { organisationId: demoProvider });
  const named = [
    [`/v1/organisations/${organisationExample.id}`, { name: organisationExample.name }],
    [`/v1/specialists/${specialistExample.id}`, { name: specialistExample.name }],
    [`/v1/families/${familyExample.id}`, { members: familyExample.members }],
  ] as const;
  for (const [url, wanted] of named) {
    const reply = await api.call('GET', url, { as });
    t.equal(reply.statusCode, 200, url);
    t.match(reply.json(), wanted, url);
  }
  const opened = await api.call('POST', '/v1/cases', { as, body: newCaseExample });
  t.equal(opened.statusCode, 201, opened.body);
});
