// Makes roles and a database with the SQL of docs/database-roles.md, under names of their own, so that what operators copy is what is tried.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

const page = new URL('../../docs/database-roles.md', import.meta.url);
/** The group's name is fixed and shared by the databases of a cluster. */
const ALREADY_THERE = '42710';

/** Answers the addresses of the new database as its owner and as the service's login, and how to remove everything. */
export async function makeDocumentedRoles(serverUrl) {
  const mark = randomBytes(4).toString('hex');
  const password = randomBytes(12).toString('hex');
  const [statements = ''] = [...readFileSync(page, 'utf8').matchAll(/^```sql\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  const [owner, service, database] = [`support_owner_${mark}`, `support_service_${mark}`, `support_${mark}`];
  const sql = statements
    .replaceAll('…', password).replaceAll('support_owner', owner).replaceAll('support_service', service)
    .replaceAll('database support ', `database ${database} `);
  await asAdmin(serverUrl, async (admin) => {
    for (const statement of sql.split(';').map((one) => one.trim()).filter(Boolean)) {
      await admin.query(statement).catch((error) => {
        if (error.code !== ALREADY_THERE || !statement.includes('soprovozhdenie_app nologin')) throw error;
      });
    }
  });
  const urlFor = (user) => Object.assign(new URL(serverUrl), { username: user, password, pathname: `/${database}` }).href;
  return {
    owner, service, ownerUrl: urlFor(owner), url: urlFor(service),
    remove: () => asAdmin(serverUrl, async (admin) => {
      await admin.query(`drop database if exists ${database} with (force)`);
      for (const role of [owner, service]) await admin.query(`drop role if exists ${role}`);
    }),
  };
}

async function asAdmin(url, work) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
