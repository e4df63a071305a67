import { type Kysely, sql } from 'kysely';

/**
 * The kept line of a case holds nothing but ASCII (docs/adr/0020-read-as-kept.md): the one text in it that people wrote, the municipality, is kept with its
 * letters escaped as JSON allows. Lines from before stay as they are until the next write of their case; they say the same. Nothing here is newer
 * than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // A text as JSON in ASCII: 'Город' as "\u0413\u043e…", a character beyond the first 65,536 as a surrogate pair.
  `create function ascii_json(told text) returns json language sql stable as $$
     select case when told ~ '^[ -~]*$' then to_json(told) else (
       select string_agg(
                case when code < 128 then letter
                     when code < 65536 then '\\u' || lpad(to_hex(code), 4, '0')
                     else '\\u' || to_hex(55296 + ((code - 65536) >> 10)) || '\\u' || to_hex(56320 + ((code - 65536) & 1023)) end, '' order by place)::json
         from regexp_split_to_table(to_json(told)::text, '') with ordinality as letters (letter, place), ascii(letter) as code) end $$`,
  `create or replace function case_line(c support_case) returns text language plpgsql stable as $$
     declare line text;
     begin
       select left(row_to_json(l)::text, -1) into line from (
         select c.id, c.organisation_id as "organisationId", c.region, ascii_json(c.municipality) as municipality, c.family_id as "familyId", c.form,
                c.member_id as "memberId", c.reopens_case_id as "reopensCaseId", c.opened_on as "openedOn", c.ground,
                json_build_object('code', c.regulation_code, 'version', c.regulation_version) as regulation,
                c.register_year || '/' || c.register_number as "registerNumber", c.status, c.level, c.curator_id as "curatorId",
                c.starts_on as "startsOn", c.ends_on as "endsOn",
                to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", c.version) l;
       return line;
     end $$`,
];
