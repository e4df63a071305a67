/** What a paper is about, where the case alone does not tell it. */
export interface FormParameters {
  /** Which programme; the current one if not said. */
  readonly programmeNumber?: number;
  /** Which fact: a decision, a check, a post-support check. */
  readonly factId?: string;
  /** Which co-executor a letter goes to. */
  readonly organisationId?: string;
  /** Whose consent; the applicant's if not said. */
  readonly memberId?: string;
}
