import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import { Type } from 'typebox';
import { eventFaults, eventSchemas } from '../../scripts/contract/event-schemas.ts';
import { eventCatalogue } from '../../src/domain/events/catalogue.ts';
import { formats } from '../../src/routes/plugins/formats.ts';

const made = (version: number, more = {}) => ({
  'thing.made': { version, ru: 'Сделано', en: 'Made', data: Type.Object({ id: Type.String(), ...more }, { additionalProperties: false }) },
});

t.test('every kind of event has a schema that stands by itself', async (t) => {
  const schemas = eventSchemas();
  t.equal(schemas.size, Object.keys(eventCatalogue).length);
  for (const [file, text] of schemas) {
    const schema = JSON.parse(text) as { type: string; additionalProperties: boolean; title: string };
    t.equal(schema.type, 'object', file);
    t.equal(schema.additionalProperties, false, file);
    t.match(schema.title, /[а-яё]/i, file);
    t.ok(new Ajv2020({ strict: false, formats }).validateSchema(schema), file);
  }
});

t.test('a schema that is not the catalogue’s is told', async (t) => {
  const wanted = eventSchemas(made(1));
  t.same(eventFaults(wanted, wanted), []);
  t.same(eventFaults(wanted, new Map()), ['thing.made.v1.json is not what the catalogue says']);
  t.same(eventFaults(wanted, eventSchemas(made(1, { more: Type.String() }))), ['thing.made.v1.json is not what the catalogue says']);
});

t.test('an older version stays beside the newer one, an unknown kind does not', async (t) => {
  const both = new Map([...eventSchemas(made(1)), ...eventSchemas(made(2))]);
  t.same(eventFaults(eventSchemas(made(2)), both), []);
  t.same(eventFaults(eventSchemas(made(1)), both), ['thing.made.v2.json is of no kind in the catalogue']);
  t.same(eventFaults(eventSchemas(made(1)), new Map([...eventSchemas(made(1)), ['gone.v1.json', '{}']])), ['gone.v1.json is of no kind in the catalogue']);
});
