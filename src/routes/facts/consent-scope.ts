import { Type } from 'typebox';
import { consentScopes } from '../../domain/reference/consent-scopes.ts';
import { choice } from '../schemas/choice.ts';

const codes = consentScopes.map(({ code }) => code);

/** Codes of what a consent covers, each once, one at least. */
export function consentScope(description: string) {
  const item = choice(codes, { description: 'Код `/v1/reference/consent-scopes`.' });
  return Type.Array(item, { minItems: 1, maxItems: codes.length, uniqueItems: true, description });
}
