import { type Kysely, sql } from 'kysely';

/**
 * The consent to the processing of personal data, so far a paper of the case, becomes a fact of its own kind. It covered everything that
 * was done on it: processing, transfer to executors, outside specialists. What the paper said in free words stays as its note.
 * Nothing is lost: id, date, order of recording and who recorded it stay as they were.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_fact disable trigger case_fact_append_only`.execute(db);
  await sql`
    update case_fact set kind = 'consent', data = jsonb_strip_nulls(jsonb_build_object(
      'memberId', data -> 'memberId',
      'textVersion', coalesce(data -> 'details' -> 'textVersion', to_jsonb('—'::text)),
      'signedOn', case when data ->> 'issuedOn' <= happened_on::text then data -> 'issuedOn' end,
      'validUntil', data -> 'details' -> 'validUntil',
      'scope', jsonb_build_array('processing', 'transferToExecutors', 'outsideSpecialists'),
      'note', nullif(concat_ws('; ',
        (select string_agg(words, '; ') from jsonb_array_elements_text(coalesce(data -> 'details' -> 'scope', '[]'::jsonb)) as words),
        data -> 'details' ->> 'note',
        '№ ' || (data ->> 'number'),
        data ->> 'issuer',
        case when data ->> 'issuedOn' > happened_on::text then data ->> 'issuedOn' end), '')
    ))
    where kind = 'paper' and data ->> 'type' = 'personalDataConsent'`.execute(db);
  await sql`alter table case_fact enable trigger case_fact_append_only`.execute(db);
}
