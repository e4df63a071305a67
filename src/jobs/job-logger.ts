/** What the jobs say while they work; pino's logger is one. */
export interface JobLogger {
  debug(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
