import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { aPlace } from '../../support/faults/place.ts';
import { wasIll } from '../../support/faults/pulse.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';
import { aSmallDisk, type SmallDisk } from '../../support/faults/small-disk.ts';

// The disk of the database's data is full: PostgreSQL goes on and refuses what needs room. Then that of its write-ahead log: PostgreSQL stops, and
// comes back when there is room. Broken on purpose, to see it fail: class 53 away from database-errors.ts (clients are answered 500).

const FULL = 10_000;

t.test('a full disk', async (t) => {
  const disks: Record<'data' | 'wal', SmallDisk | undefined> = { data: undefined, wal: undefined };
  const place = await aPlace(t, {}, {
    data: async (pg) => (disks.data = await aSmallDisk(t, join(pg.folder, 'data'), 100)).folder,
    wal: async (pg) => (disks.wal = await aSmallDisk(t, join(pg.folder, 'wal'), 24)).folder,
    options: ['-c min_wal_size=4MB', '-c max_wal_size=12MB'],
  });
  const load = aLoad(t, place);
  const full = async (disk: SmallDisk | undefined) => {
    await disk?.fill();
    await new Promise((resolve) => setTimeout(resolve, FULL));
    await disk?.free();
  };
  const rows = [
    await underLoad(load, `the disk of the data full for ${FULL / 1000} s`, () => full(disks.data)),
    await underLoad(load, `the disk of the write-ahead log full for ${FULL / 1000} s`, async () => {
      await full(disks.wal);
      await place.startDatabase();
    }),
  ];
  await load.end();
  await account(t, place, load, rows);
  for (const { began, gone } of rows) t.ok(wasIll(load.pulse.service, began, gone), 'it was noticed');
  const log = await readFile(join(place.pg.folder, 'main.log'), 'utf8');
  t.match(log, /ERROR: .*No space left on device/, 'the data had no room');
  t.match(log, /PANIC: .*No space left on device/, 'the log had none');
  t.notOk(load.pulse.health.some(({ isWell }) => !isWell), 'the process was alive all the time');
});
