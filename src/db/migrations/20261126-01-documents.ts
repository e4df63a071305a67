import { type Kysely, sql } from 'kysely';

/**
 * Papers as they were issued (выданные документы), byte by byte, and the templates of regions. Neither is ever changed; the content of
 * a paper goes with the personal data of its family. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...templates, ...documents, ...walls, ...rights]) await sql.raw(statement).execute(db);
}

const templates = [
  // a version without content: the built-in form is back
  `create table document_template (
     region text not null,
     form text not null,
     version integer not null check (version > 0),
     content bytea,
     sha256 text,
     size integer not null,
     uploaded_by text not null,
     uploaded_at timestamptz not null,
     primary key (region, form, version),
     check ((content is null) = (sha256 is null))
   )`,
];

const documents = [
  `create table issued_document (
     id uuid primary key,
     organisation_id uuid not null references organisation (id),
     region text not null,
     case_id uuid,
     family_id uuid,
     form text not null,
     format text not null check (format in ('pdf', 'docx')),
     number text,
     title text not null,
     parameters jsonb not null,
     issue integer not null check (issue > 0),
     template_code text not null,
     template_version integer not null,
     issued_by text not null,
     issued_role text not null,
     issued_specialist_id uuid,
     issued_at timestamptz not null,
     sha256 text not null,
     size integer not null,
     file_name text not null,
     content bytea,
     erased_at timestamptz,
     check ((content is null) = (erased_at is not null)),
     check (case_id is null or family_id is not null),
     constraint issued_document_case_id_within_organisation foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     constraint issued_document_family_id_within_organisation foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // listDocuments of a case, and the number of a new issue
  `create index issued_document_case on issued_document (case_id, id) where case_id is not null`,
  // the erasure of a family
  `create index issued_document_family on issued_document (family_id) where family_id is not null`,
  // a new issue of a paper without a case
  `create index issued_document_number on issued_document (organisation_id, form, number) where case_id is null`,
  // destroying the content is the only change there is
  `create function issued_document_keeps() returns trigger language plpgsql as $$
     begin
       if old.content is null or new.content is not null
          or to_jsonb(old) - array['content', 'erased_at'] <> to_jsonb(new) - array['content', 'erased_at']
       then raise exception 'an issued document is never changed';
       end if;
       return new;
     end $$`,
  `create trigger issued_document_append_only before update on issued_document for each row execute function issued_document_keeps()`,
];

const system = '(select wall_is_system())';
const own = `${system} or organisation_id = (select wall_organisation())`;

const walls = [
  `alter table issued_document enable row level security`,
  `alter table issued_document force row level security`,
  // a curator sees the papers of the cases in hand, and those that belong to no family
  `create policy seen on issued_document for select using (${system} or (organisation_id = (select wall_organisation())
     and ((select wall_specialist()) is null
          or case when case_id is not null then wall_sees_case(case_id) else family_id is null or wall_sees_family(family_id) end)))`,
  `create policy added on issued_document for insert with check (${own})`,
  `create policy changed on issued_document for update using (${own}) with check (${own})`,
];

const rights = [
  `grant select, insert on document_template to soprovozhdenie_app`,
  `grant select, insert, update (content, erased_at) on issued_document to soprovozhdenie_app`,
];
