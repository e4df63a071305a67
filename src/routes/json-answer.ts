import { JsonText } from '../operations/json-text.ts';

/** An answer's body that is JSON already. The endpoint's schema stays its promise; tests hold every answer against it. */
export function answeredWith(json: JsonText | string): never {
  return (typeof json === 'string' ? new JsonText(json) : json) as never;
}
