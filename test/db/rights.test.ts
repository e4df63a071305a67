import { sql } from 'kysely';
import t from 'tap';
import { makeDocumentedRoles } from '../../scripts/image/documented-roles.mjs';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { isReady } from '../../src/operations/readiness.ts';

// The roles are made with the SQL of docs/database-roles.md; each missing right is one clear line.

const roles = await makeDocumentedRoles(process.env['TEST_DATABASE_URL'] ?? '');
t.teardown(() => roles.remove());
const owner = { url: roles.ownerUrl, setting: 'DATABASE_OWNER_URL' } as const;
const nothing = () => undefined;

/** Prepares the database as a start would; undefined when it may start, else the line that it says. */
async function refusal(url: string, as: typeof owner | undefined): Promise<string | undefined> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    await prepareDatabase(db, as, systemClock, nothing);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await db.destroy();
  }
}

async function asOwner(statement: string): Promise<void> {
  const db = openDatabase({ url: roles.ownerUrl, maxConnections: 1 });
  await sql.raw(statement).execute(db).finally(() => db.destroy());
}

async function asAdmin(statement: string): Promise<void> {
  const url = Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: new URL(roles.url).pathname }).href;
  const db = openDatabase({ url, maxConnections: 1 });
  await sql.raw(statement).execute(db).finally(() => db.destroy());
}

t.test('before the migrations: the service says that they are missing; with the owner it starts', async (t) => {
  t.match(await refusal(roles.url, undefined), /^DATABASE_URL: \d+ migrations are not done.*docs\/database-roles\.md\.$/);
  t.equal(await refusal(roles.url, owner), undefined);
  t.equal(await refusal(roles.url, undefined), undefined, 'and later without the owner');
  const db = openDatabase({ url: roles.url });
  t.teardown(() => db.destroy());
  t.ok(await isReady({ db }));
});

t.test('a role that would pass the walls is refused', async (t) => {
  t.match(await refusal(roles.ownerUrl, undefined), new RegExp(`^DATABASE_URL: the role «${roles.owner}» owns the tables`));
  const admin = Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: new URL(roles.url).pathname }).href;
  t.match(await refusal(admin, undefined), /^DATABASE_URL: the role «.+» is a superuser or bypasses row-level security/);
  await asAdmin(`alter role ${roles.service} bypassrls`);
  t.match(await refusal(roles.url, undefined), /is a superuser or bypasses row-level security/);
  await asAdmin(`alter role ${roles.service} nobypassrls`);
});

t.test('a missing right is one line that says what to run', async (t) => {
  await asAdmin(`revoke soprovozhdenie_app from ${roles.service}; grant select on kysely_migration to ${roles.service}`);
  t.match(await refusal(roles.url, undefined), new RegExp(`lacks the rights of the service; run: grant soprovozhdenie_app to "${roles.service}"`));
  await asAdmin(`grant soprovozhdenie_app to ${roles.service}`);
  t.equal(await refusal(roles.url, undefined), undefined);
  await asOwner('revoke select, insert on regulation from soprovozhdenie_app');
  t.match(await refusal(roles.url, undefined), /the group soprovozhdenie_app may not read table regulation/);
  await asOwner('grant select, insert on regulation to soprovozhdenie_app');
  await asAdmin(`revoke select on kysely_migration from ${roles.service}`);
  t.equal(await refusal(roles.url, undefined), undefined);
});
