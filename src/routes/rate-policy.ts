/** The window of the rate limit, in seconds. */
export const RATE_WINDOW_SECONDS = 60;

/** What machines ask all the time and what must be answered under any flood. */
export const unlimitedPaths: readonly string[] = ['/health', '/ready'];

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers: the policy (requests `q` in `w` seconds), and what remains of it (`r`
 * requests, renewed in `t` seconds).
 */
export function rateLimitHeaders(quota: number, remaining: number, seconds: number): Record<string, string> {
  return {
    'ratelimit-policy': `"default";q=${quota};w=${RATE_WINDOW_SECONDS}`,
    'ratelimit': `"default";r=${remaining};t=${seconds}`,
  };
}
