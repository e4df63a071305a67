import pg from 'pg';
import { tatarstanDemo } from '../../../src/sandbox/demo-regions.ts';
import type { TokenGrant } from '../../../src/operations/issue-token.ts';
import { seededRandom, shuffled } from '../../statistics.ts';
import { familiesInReserve } from '../../data/reserve.ts';

/** What a request is about, and who asks: the ids that the operations need. */
export interface ServiceTarget {
  case: string;
  family: string;
  organisation: string;
  member: string;
  specialist: string;
  /** Another curator of the same provider. */
  other: string;
  /** The client that asks. */
  head: string;
  /** A measure of the programme in force that is not done; 0 where there is none. */
  measure: number;
}

/** Targets by what they are good for, each list in a random order that is always the same. */
export interface ServiceTargets {
  running: ServiceTarget[];
  withoutCurator: ServiceTarget[];
  /** Running cases with a measure that is not done. */
  withMeasure: ServiceTarget[];
  /** Families without a case: each good once. */
  fresh: Omit<ServiceTarget, 'case'>[];
  grants: TokenGrant[];
  commission: TokenGrant & { municipality: string };
}

const MOST_PROVIDERS = 128;
const SEED = 20_260_302;
const commission = {
  clientId: 'bench-commission', role: 'commission', region: tatarstanDemo.code, municipality: tatarstanDemo.municipality,
} as const;

/** Chooses cases evenly over the whole database, makes families in reserve, and registers a client for each provider. */
export async function chooseServiceTargets(url: string, reserve: number): Promise<ServiceTargets> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const providers = await providersOf(owner);
    const cases = (status: string) => casesOf(owner, providers, status);
    const [running, withoutCurator] = [await cases('active'), await cases('assessment')];
    const fresh = await familiesInReserve(owner, providers, reserve);
    const grants = providers.map((id): TokenGrant => ({ clientId: headOf(id), role: 'head', region: tatarstanDemo.code, organisationId: id }));
    await register(owner, [...grants, commission]);
    const of = ({ family, organisation, member }: (typeof fresh)[number]) => ({ family, organisation, member, specialist: '', other: '', head: headOf(organisation), measure: 0 });
    return { running, withoutCurator, withMeasure: running.filter(({ measure }) => measure > 0), fresh: fresh.map(of), grants, commission };
  } finally {
    await owner.end();
  }
}

function headOf(provider: string): string {
  return `bench-head-${provider}`;
}

async function providersOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(`
    select id from (select id, row_number() over (order by id) - 1 as place, count(*) over () as all from organisation where kind = 'provider') p
     where place % greatest(1, p.all / $1) = 0 order by id limit $1`, [MOST_PROVIDERS]);
  return rows.map(({ id }) => id);
}

async function casesOf(owner: pg.Client, providers: readonly string[], status: string): Promise<ServiceTarget[]> {
  const { rows } = await owner.query<ServiceTarget>(`
    select c.id as "case", c.family_id as family, c.organisation_id as organisation, m.id as member, coalesce(c.curator_id, s.id) as specialist, o.id as other,
           'bench-head-' || c.organisation_id as head,
           coalesce((select min(number) from measure e where e.case_id = c.id and e.state = 'open' and e.term_from is not null), 0) as measure
      from support_case c
      join lateral (select id from family_member m where m.family_id = c.family_id order by position limit 1) m on true
      join lateral (select id from specialist s where s.organisation_id = c.organisation_id and s.id is distinct from c.curator_id
                     order by md5(s.id::text || c.id::text) limit 1) s on true
      join lateral (select id from specialist o where o.organisation_id = c.organisation_id and o.id <> coalesce(c.curator_id, s.id) order by id limit 1) o on true
     where c.organisation_id = any ($1) and c.status = $2 order by c.id`, [[...providers], status]);
  return shuffled(rows, seededRandom(SEED));
}

/** Nobody asks for a token with a secret here: the service signs them, so the clients have none that fits. */
async function register(owner: pg.Client, grants: readonly TokenGrant[]): Promise<void> {
  await owner.query(`
    insert into api_client (client_id, secret_hash, role, region, municipality, organisation_id, demo, created_at)
    select "clientId", 'none', role, region, municipality, "organisationId", false, now()
      from jsonb_to_recordset($1::jsonb) as g ("clientId" text, role text, region text, municipality text, "organisationId" uuid)`, [JSON.stringify(grants)]);
}
