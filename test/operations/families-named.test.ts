import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { entriesOf } from '../../src/operations/access-entry.ts';
import { FamiliesNamed } from '../../src/operations/families-named.ts';
import { anAccess, idMadeAt } from '../support/access-records.ts';

// What a process knows of the families that records have named. Broken once on purpose, to see these tests fail: a key without the month, one without
// the chain; ids that are not compared; a lesser id that takes the place of a greater one; a map that grows; one that forgets the oldest instead of what was used last.

const organisation = newId();

/** An entry that names so many families, with an id of some instant; always the same families when they are the same in number. */
const sisters = Array.from({ length: 60 }, () => newId());
function entryOf(id: string, count = 5, organisationId = organisation) {
  const families = sisters.slice(0, count).map((familyId) => ({ familyId, organisationId }));
  const [entry] = entriesOf(anAccess({ families }));
  if (entry === undefined) throw new Error('no entry');
  return { ...entry, id };
}

/** The numbers of the records that some entries point to, themselves numbered from 1. */
function pointers(named: FamiliesNamed, entries: readonly ReturnType<typeof entryOf>[]): (number | undefined)[] {
  return entries.map((entry, index) => named.pointer(entry, index + 1).same_families_as);
}

t.test('a record is pointed to by the later ones of its chain and its families', async (t) => {
  const named = new FamiliesNamed();
  const [first, second] = [newId(), newId()];
  t.same(pointers(named, [entryOf(first), entryOf(second), entryOf(newId(), 6), entryOf(newId(), 5, newId()), entryOf(newId())]),
    [undefined, 1, undefined, undefined, 1]);
  t.equal(named.pointer(entryOf(newId()), 9).named_as, first);
  named.forget();
  t.same(named.pointer(entryOf(newId()), 9), {});
});

t.test('from four families on', async (t) => {
  const of = (count: number) => pointers(new FamiliesNamed(), [entryOf(newId(), count), entryOf(newId(), count)]);
  t.same([0, 1, 3, 4, 50].map((count) => of(count)[1]), [undefined, undefined, undefined, 1, 1]);
});

t.test('a month of Moscow begins with nothing known, and what belongs to the month before is pointed to in it', async (t) => {
  const at = ['2026-11-30T20:59:59.998Z', '2026-11-30T20:59:59.999Z', '2026-11-30T21:00:00.000Z', '2026-12-31T20:59:59.999Z', '2026-11-30T20:59:59.999Z'];
  t.same(pointers(new FamiliesNamed(), at.map((instant) => entryOf(idMadeAt(instant)))), [undefined, 1, undefined, 3, 1]);
});

t.test('a lesser id, as of a clock that was set back, points to nothing', async (t) => {
  const at = ['2026-11-10T09:00:00.000Z', '2026-11-10T08:59:00.000Z', '2026-11-10T08:59:30.000Z', '2026-11-10T09:00:00.001Z'];
  t.same(pointers(new FamiliesNamed(), at.map((instant) => entryOf(idMadeAt(instant)))), [undefined, undefined, undefined, 1]);
});

t.test('a batch that is tried again names its families again, and under the numbers that it has then', async (t) => {
  const named = new FamiliesNamed();
  const batch = [entryOf(newId()), entryOf(newId())];
  t.same(pointers(named, batch), [undefined, 1]);
  t.same(batch.map((entry, index) => named.pointer(entry, index + 8).same_families_as), [undefined, 8]);
  const back = ['2026-11-10T09:00:00.000Z', '2026-11-10T08:59:00.000Z'].map((instant) => entryOf(idMadeAt(instant), 7));
  for (const attempt of [1, 2]) t.same(pointers(named, back), [undefined, undefined], `attempt ${attempt}, with a clock that was set back meanwhile`);
});

t.test('of 5,000 it forgets what was used longest ago', async (t) => {
  const named = new FamiliesNamed();
  const chains = Array.from({ length: 5_001 }, () => newId());
  const record = (from: number, to: number) => pointers(named, chains.slice(from, to).map((one) => entryOf(newId(), 4, one)));
  t.same(record(0, 5_000).filter((seq) => seq !== undefined), []);
  t.same(record(0, 1), [1]);
  t.same(record(5_000, 5_001), [undefined]);
  t.same(record(0, 1), [1], 'used since');
  t.same(record(2, 3), [3]);
  t.same(record(1, 2), [undefined], 'forgotten');
});
