import t from 'tap';
import { access, rolesOf } from '../../src/routes/access.ts';
import type { OperationId } from '../../src/routes/access.ts';
import { fieldCatalogue } from '../../src/routes/field-catalogue.ts';
import { preferredLanguage } from '../../src/routes/plugins/language.ts';
import { problemCatalogue } from '../../src/routes/problem-catalogue.ts';

t.test('an operation that the table does not know cannot be registered', async (t) => {
  t.throws(() => rolesOf('dropEverything' as OperationId), /access table/);
  t.throws(() => rolesOf('toString' as OperationId), /access table/);
});

t.test('a commission and a partner reach no family data', async (t) => {
  const family = /famil|paper|diagnostic|timeline|programme|review/i;
  for (const [operation, roles] of Object.entries(access)) {
    if (roles === 'public' || !family.test(operation) || ['listPaperTypes', 'previewRoad'].includes(operation)) continue;
    for (const role of ['commission', 'partner', 'ministry', 'admin'] as const) {
      t.notOk((roles as readonly string[]).includes(role), `${role} ${operation}`);
    }
  }
});

t.test('every text stands in both languages', async (t) => {
  for (const [code, { ru, en }] of [...Object.entries(problemCatalogue), ...Object.entries(fieldCatalogue)]) {
    t.match(ru, /[а-яё]/i, code);
    t.notMatch(en, /[а-яё]/i, code);
  }
});

t.test('Accept-Language', async (t) => {
  t.equal(preferredLanguage('fr, en;q=0.3, ru;q=0.2'), 'en');
  t.equal(preferredLanguage('EN-us'), 'en');
  t.equal(preferredLanguage('en;q=abc'), 'ru');
});
