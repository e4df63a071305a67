/** A read by hand: a name for the statement, and its text. */
export interface BareQuery {
  name: string;
  text: string;
}

const summary = `c.id, c.organisation_id as "organisationId", c.region, c.municipality, c.family_id as "familyId", c.form, c.member_id as "memberId",
  c.reopens_case_id as "reopensCaseId", c.opened_on as "openedOn", c.ground, c.regulation_code as "regulationCode",
  c.regulation_version as "regulationVersion", c.register_year || '/' || c.register_number as "registerNumber", c.status, c.level,
  c.curator_id as "curatorId", c.starts_on as "startsOn", c.ends_on as "endsOn", c.created_at as "createdAt", c.version`;

const names = `(select coalesce(jsonb_agg(jsonb_build_object('system', e.system, 'value', e.value) order by e.system), '[]')
  from external_id e where e.kind = 'case' and e.target_id = c.id and e.part = '') as "externalIds"`;

const fact = `f.id, f.seq, f.kind, f.happened_on as "on", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", f.data`;

/** The SQL of each read: the rows that the service reads for it, by the same indexes. */
export const bareReads = {
  case: {
    name: 'case',
    text: `select ${summary}, ${names},
      (select json_agg(row_to_json(f) order by f.seq) from (select ${fact} from case_fact f where f.case_id = c.id) f) as facts
      from support_case c where c.id = $1`,
  },
  cardCase: { name: 'card-case', text: `select ${summary}, ${names} from support_case c where c.id = $1` },
  cardFacts: { name: 'card-facts', text: `select ${fact} from case_fact f where f.case_id = $1 order by f.seq` },
  cardMeasures: {
    name: 'card-measures',
    text: `select m.programme_number as "programmeNumber", m.number, m.help_type as "helpType", m.title, m.due_on as "dueOn", m.state
      from measure m where m.case_id = $1 order by m.programme_number, m.number`,
  },
  list: {
    name: 'list',
    text: `select ${summary}, ${names} from support_case c where c.organisation_id = $1 and c.status = $2 order by c.id limit 51`,
  },
  feed: {
    name: 'feed',
    text: `select c.changed_xid as xid, c.id as "caseId", c.organisation_id as "organisationId", c.municipality, c.opened_on as "openedOn", c.status,
        c.register_year || '/' || c.register_number as "registerNumber", c.regulation_code as "code", c.regulation_version as "version",
        c.commission_alerts as "alerts", c.feed_state as "state", ${names}
      from support_case c
     where c.region = $1 and c.municipality = $2 and c.in_feed and c.changed_xid < pg_snapshot_xmin(pg_current_snapshot())
       and (c.changed_xid, c.id) > ($3::xid8, $4::uuid)
     order by c.changed_xid, c.id limit 101`,
  },
  caseload: {
    name: 'caseload',
    text: `select p.family_id as "familyId", p.level, p.limit_group as "limitGroup", p.capacity, p.override_reason as "overrideReason"
      from caseload_place p join specialist s on s.id = p.specialist_id where p.specialist_id = $1 order by p.level, p.family_id`,
  },
} as const satisfies Record<string, BareQuery>;
