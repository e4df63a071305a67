/** Papers that belong to a case. */
export const caseFormCodes = [
  'application',
  'consent',
  'living-conditions-report',
  'decision-extract',
  'agreement',
  'programme',
  'executor-letter',
  'end-notice',
  'post-support-check',
  'case-file',
] as const;

/** Papers with a register of their own. */
export const otherFormCodes = ['family-certificate'] as const;

export const formCodes = [...caseFormCodes, ...otherFormCodes] as const;

export type CaseFormCode = (typeof caseFormCodes)[number];
export type FormCode = (typeof formCodes)[number];
