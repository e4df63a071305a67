import { sql } from 'kysely';
import type { CaseTraces } from '../../domain/report/traces.ts';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** Whose traces they are. */
export interface TracedRecord {
  id: string;
  organisationId: string;
  region: string;
  familyId: string;
}

const spellColumns = sql.raw('value, from_on, to_on, value_before, ended_by');
const dueColumns = sql.raw('code, body, help_type, executor_kind, wanted_from, wanted_to, due_on, late_after, done_on, not_done_on');

const brought = statement((name) => {
  const own = sql`${name('id')}::uuid, ${name('organisationId')}::uuid, ${name('region')}, ${name('familyId')}::uuid`;
  return sql`
    with spells as (
      select * from jsonb_to_recordset(${name('spells')}::jsonb) as s (kind text, number integer, value text, "from" date, "to" date, "valueBefore" text, "endedBy" text)
    ), dues as (
      select * from jsonb_to_recordset(${name('dues')}::jsonb) as d (kind text, subject text, code text, body text, "helpType" text, "executorKind" text,
        "wantedFrom" date, "wantedTo" date, "dueOn" date, "lateAfter" date, "doneOn" date, "notDoneOn" date)
    ), gone_spells as (
      delete from case_spell c where case_id = ${name('id')}::uuid and not exists (select from spells s where s.kind = c.kind and s.number = c.number)
    ), gone_dues as (
      delete from case_due c where case_id = ${name('id')}::uuid and not exists (select from dues d where d.kind = c.kind and d.subject = c.subject)
    ), new_spells as (
      insert into case_spell as c (case_id, organisation_id, region, family_id, kind, number, ${spellColumns})
      select ${own}, kind, number, value, "from", "to", "valueBefore", "endedBy" from spells
      on conflict (case_id, kind, number) do update
        set (${spellColumns}) = row (excluded.value, excluded.from_on, excluded.to_on, excluded.value_before, excluded.ended_by)
      where row (c.value, c.from_on, c.to_on, c.value_before, c.ended_by)
        is distinct from row (excluded.value, excluded.from_on, excluded.to_on, excluded.value_before, excluded.ended_by)
    )
    insert into case_due as c (case_id, organisation_id, region, family_id, kind, subject, ${dueColumns})
    select ${own}, kind, subject, code, body, "helpType", "executorKind", "wantedFrom", "wantedTo", "dueOn", "lateAfter", "doneOn", "notDoneOn" from dues
    on conflict (case_id, kind, subject) do update
      set (${dueColumns}) = row (excluded.code, excluded.body, excluded.help_type, excluded.executor_kind, excluded.wanted_from, excluded.wanted_to,
        excluded.due_on, excluded.late_after, excluded.done_on, excluded.not_done_on)
    where row (c.code, c.body, c.help_type, c.executor_kind, c.wanted_from, c.wanted_to, c.due_on, c.late_after, c.done_on, c.not_done_on)
      is distinct from row (excluded.code, excluded.body, excluded.help_type, excluded.executor_kind, excluded.wanted_from, excluded.wanted_to,
        excluded.due_on, excluded.late_after, excluded.done_on, excluded.not_done_on)`;
});

/** Brings what reports count of a case into line with its facts; rows that stay the same are not touched. */
export function storeTraces(tx: Tx, record: TracedRecord, { spells, dues, questionnaires }: CaseTraces): void {
  const { id, organisationId, region, familyId } = record;
  defer(tx, brought({ id, organisationId, region, familyId, spells: JSON.stringify(spells), dues: JSON.stringify(dues) }));
  if (questionnaires.length > 0) storeQuestionnaires(tx, record, questionnaires);
}

/** An answer stays as it was given: rows are only ever added. Most cases have none. */
function storeQuestionnaires(tx: Tx, { id, organisationId, region, familyId }: TracedRecord, questionnaires: CaseTraces['questionnaires']): void {
  defer(tx, tx.insertInto('case_questionnaire').values(questionnaires.map(({ factSeq, on, satisfaction, overcame }) => ({
    case_id: id, fact_seq: factSeq, organisation_id: organisationId, region, family_id: familyId, on_date: on, satisfaction, overcame,
  }))).onConflict((conflict) => conflict.doNothing()));
}
