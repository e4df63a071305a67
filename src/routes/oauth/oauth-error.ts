/** The errors of RFC 6749, 5.2 that this server can give; `slow_down` is RFC 8628's, 3.5. */
export const oauthErrors = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  slow_down: 429,
} as const;
export type OAuthErrorCode = keyof typeof oauthErrors;

/** A refusal in the words of OAuth; its description is ASCII, as the standard asks. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  /** After how many seconds another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(code: OAuthErrorCode, description: string, retryAfter?: number) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
