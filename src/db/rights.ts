import { type Kysely, sql } from 'kysely';
import { APPLICATION_ROLE, UnusableDatabase } from './database.ts';
import type { Database } from './schema.ts';

const ADVICE = 'see docs/database-roles.md';

interface Standing {
  role: string;
  passes: boolean;
  owns: boolean;
  member: boolean;
  usage: boolean;
}

/**
 * Makes sure that the role the service works as is stopped by the walls of the tables, and may do its work.
 * @throws UnusableDatabase with one line that says what is wrong and what to do
 */
export async function checkRights(db: Kysely<Database>): Promise<void> {
  const { rows: [standing] } = await sql<Standing>`
    select current_user::text as role,
           r.rolsuper or r.rolbypassrls as passes,
           exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'usage')) as owns,
           exists (select from pg_roles g where g.rolname = ${APPLICATION_ROLE} and pg_has_role(current_user, g.oid, 'usage')) as member,
           has_schema_privilege('public', 'usage') as usage
      from pg_roles r where r.rolname = current_user`.execute(db);
  const wrong = standing === undefined ? undefined : faultOf(standing);
  if (wrong !== undefined) throw new UnusableDatabase(`DATABASE_URL: ${wrong}; ${ADVICE}.`);
  const table = await tableWithoutRights(db);
  if (table === undefined) return;
  throw new UnusableDatabase(
    `DATABASE_URL: the group ${APPLICATION_ROLE} may not read table ${table}, so its grants are not those of the migrations; give them back, ${ADVICE}.`,
  );
}

/** Where the service reads with every request. Other tables in the same database are nobody's business here. */
const WORKED_ON = ['access_chain', 'access_record', 'case_fact', 'family', 'family_member', 'organisation', 'regulation', 'specialist', 'support_case'];

/** The migrations grant at least reading on each table; who has taken one grant back has taken more. */
async function tableWithoutRights(db: Kysely<Database>): Promise<string | undefined> {
  const { rows: [lacking] } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relname = any (${WORKED_ON}::text[])
       and not has_table_privilege(c.oid, 'select')
     order by 1 limit 1`.execute(db);
  return lacking?.name;
}

function faultOf({ role, passes, owns, member, usage }: Standing): string | undefined {
  if (passes) return `the role «${role}» is a superuser or bypasses row-level security, so the walls around family data would not hold; connect as another`;
  if (owns) return `the role «${role}» owns the tables, so it could take the walls around family data down; connect as another`;
  if (!member) return `the role «${role}» lacks the rights of the service; run: grant ${APPLICATION_ROLE} to "${role}"`;
  return usage ? undefined : `the role «${role}» may not use schema public; run: grant usage on schema public to ${APPLICATION_ROLE}`;
}
