export type { components, operations, paths } from './api.ts';
export { type Api, answered, answeredWithTag, type ApiOptions, connect } from './client.ts';
export { type FeedFollower, type FeedPage, followFeed } from './feed.ts';
export { everything } from './pages.ts';
export { type Problem, ProblemError } from './problem.ts';
export type { Credentials } from './token.ts';
