/** The columns that a case's record is made of. What is kept for feeds and jobs stays behind: a list need not carry it. */
export const caseColumns = [
  'support_case.id', 'support_case.organisation_id', 'support_case.region', 'support_case.municipality', 'support_case.family_id', 'support_case.form',
  'support_case.member_id', 'support_case.regulation_code', 'support_case.regulation_version', 'support_case.time_zone',
  'support_case.reopens_case_id', 'support_case.opened_on', 'support_case.ground', 'support_case.status', 'support_case.level',
  'support_case.counted_level', 'support_case.curator_id', 'support_case.register_year', 'support_case.register_number', 'support_case.starts_on',
  'support_case.ends_on', 'support_case.longest_ends_on', 'support_case.outcome', 'support_case.reassess_on', 'support_case.fact_count',
  'support_case.calendar_revision', 'support_case.created_at', 'support_case.version',
] as const;
