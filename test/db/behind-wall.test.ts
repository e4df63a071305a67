import { sql } from 'kysely';
import t from 'tap';
import { withSavepoint } from '../../src/db/savepoint.ts';
import type { Scope } from '../../src/db/scope.ts';
import { behindWall, inTransaction, type Tx } from '../../src/db/transaction.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider, MUNICIPALITY, REGION } from '../support/factories.ts';

const { db, service } = await testDatabase(t);
const provider = await aProvider(db);
const family = await aFamily(db, provider);
const commission: Scope = { kind: 'municipality', region: REGION, municipality: MUNICIPALITY };
const wall = { scope: { kind: 'organisation', organisationId: provider.id } } as const;

const families = async (tx: Tx) => (await tx.selectFrom('family').select('id').execute()).map(({ id }) => id);

async function told(tx: Tx) {
  const { rows: [row] } = await sql`
    select wall_municipality() as municipality, wall_organisation() as organisation, wall_client() as client`.execute(tx);
  return row;
}

const own = { municipality: MUNICIPALITY, organisation: null, client: 'kdn\'s "client"' };
const asCommission = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(service, { scope: commission, clientId: own.client }, work);

t.test('another wall stands for the time of the work, and the former one after it', async (t) => {
  await asCommission(async (tx) => {
    t.same(await families(tx), []);
    t.same(await behindWall(tx, wall, () => families(tx)), [family.id]);
    t.same(await behindWall(tx, wall, () => told(tx)), { municipality: null, organisation: provider.id, client: own.client });
    t.same(await told(tx), own);
    t.same(await families(tx), []);
  });
});

t.test('one wall within another', async (t) => {
  await asCommission(async (tx) => {
    await behindWall(tx, wall, async () => {
      t.same(await behindWall(tx, { scope: { kind: 'partner', organisationId: provider.id } }, () => families(tx)), []);
      t.same(await families(tx), [family.id]);
    });
    t.same(await told(tx), own);
  });
});

t.test('after a refusal, and after an error of the database that a savepoint catches, the former wall stands', async (t) => {
  await asCommission(async (tx) => {
    await t.rejects(behindWall(tx, wall, async () => {
      throw new Error('refused');
    }), /refused/);
    t.same(await told(tx), own);
    const broken = withSavepoint(tx, () => behindWall(tx, wall, () => sql`select 1 / 0`.execute(tx)));
    await t.rejects(broken, { code: '22012' });
    t.same(await told(tx), own);
    t.same(await families(tx), []);
  });
});

t.test('the wall goes with its transaction', async (t) => {
  await asCommission((tx) => behindWall(tx, wall, () => families(tx)));
  t.same(await inTransaction(service, { scope: commission }, families), []);
});
