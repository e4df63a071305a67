import { OAuthError } from './oauth-error.ts';

/** A client's name and secret, and how they came. */
export interface ShownCredentials {
  clientId: string;
  clientSecret: string;
  method: 'basic' | 'post';
}

/** The fields of a token request; any of them may be repeated by a careless client. */
export type TokenForm = Record<string, unknown>;

/**
 * Reads `client_secret_basic` or `client_secret_post`, never both (RFC 6749, 2.3).
 * @throws OAuthError invalid_request, invalid_client
 */
export function shownCredentials(authorization: string | undefined, form: TokenForm): ShownCredentials {
  const secret = field(form, 'client_secret');
  const name = field(form, 'client_id');
  if (authorization !== undefined) {
    if (secret !== undefined) throw new OAuthError('invalid_request', 'Use one way of client authentication, not two.');
    const shown = basic(authorization);
    const differs = name !== undefined && name !== shown.clientId;
    if (differs) throw new OAuthError('invalid_request', 'The two client ids differ.');
    return shown;
  }
  if (name === undefined || secret === undefined) {
    throw new OAuthError('invalid_client', 'Client authentication is missing.');
  }
  return { clientId: name, clientSecret: secret, method: 'post' };
}

/**
 * A field of the form; empty counts as absent.
 * @throws OAuthError invalid_request when it is repeated
 */
export function field(form: TokenForm, name: string): string | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new OAuthError('invalid_request', `The parameter ${name} is repeated.`);
  return value;
}

function basic(authorization: string): ShownCredentials {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+=*)$/i.exec(authorization)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw new OAuthError('invalid_client', 'The Authorization header is not of the Basic scheme.');
  return { clientId: decoded(text.slice(0, colon)), clientSecret: decoded(text.slice(colon + 1)), method: 'basic' };
}

/** Both parts are form-encoded before they are joined. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw new OAuthError('invalid_client', 'The Authorization header cannot be decoded.');
  }
}
