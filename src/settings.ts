import { type Static, type TSchema, Type } from 'typebox';
import { databaseSettings } from './database-settings.ts';
import { retentionSettings } from './retention-settings.ts';
import { url } from './setting-forms.ts';
import { tracingSettings } from './tracing-settings.ts';

/** What a person reads when the setting is wrong: the value `is not …`; `…` is to be done. */
interface Advice {
  description: string;
  wrong: string;
  advice: string;
}

const text = (options: Advice & { default?: string }) => Type.String({ pattern: '^\\S(.*\\S)?$', ...options });

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Every setting. The name in the environment is the property in capitals: `tokenIssuer` is TOKEN_ISSUER.
 * The descriptions are the reference; README's table repeats them.
 */
export const settings = Type.Object({
  nodeEnv: Type.Optional(
    text({ description: 'Where the service runs; `production` forbids the sandbox.', wrong: 'is not a name', advice: 'set production, or leave it out' }),
  ),
  sandbox: Type.Boolean({
    description: 'Demo data, demo clients, embedded PostgreSQL and generated keys. `npm start` turns it on unless NODE_ENV is production.',
    wrong: 'is neither true nor false',
    advice: 'set SANDBOX=true or SANDBOX=false',
  }),
  host: text({
    default: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for every interface.',
    wrong: 'is not an address',
    advice: 'set for example HOST=127.0.0.1',
  }),
  port: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'Port to listen on; 0 takes any free one.',
    wrong: 'is not a whole number from 0 to 65535',
    advice: 'set a free port, for example PORT=3000',
  }),
  ...databaseSettings,
  dataDir: text({
    default: '.data',
    description: 'Folder of the sandbox: embedded PostgreSQL, passwords, signing key.',
    wrong: 'is not a folder name',
    advice: 'set for example DATA_DIR=.data',
  }),
  logLevel: Type.Enum([...logLevels], {
    default: 'info',
    description: `Least important entries that are logged: ${logLevels.join(', ')}.`,
    wrong: 'is not a log level',
    advice: `set LOG_LEVEL to one of ${logLevels.join(', ')}`,
  }),
  tokenSigningKeyFile: Type.Optional(
    text({
      description: 'Private key (PEM; P-256 or RSA of 2048 bits or more) that signs access tokens. The sandbox makes one when absent.',
      wrong: 'is not a file name',
      advice: 'name a PEM file, made for example with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem',
    }),
  ),
  tokenIssuer: Type.Optional(
    text({
      description: 'The `iss` of our access tokens, usually the public address of the service.',
      wrong: 'is not an issuer',
      advice: 'set for example TOKEN_ISSUER=https://support.example.org',
    }),
  ),
  tokenAudience: text({
    default: 'soprovozhdenie',
    description: 'The `aud` that access tokens must carry.',
    wrong: 'is not an audience',
    advice: 'set for example TOKEN_AUDIENCE=soprovozhdenie',
  }),
  outsideIssuer: Type.Optional(
    text({
      description: 'The `iss` of an outside authorisation server whose tokens are accepted too; goes with OUTSIDE_JWKS_URL.',
      wrong: 'is not an issuer',
      advice: 'set it to the `iss` of its tokens',
    }),
  ),
  outsideJwksUrl: Type.Optional(
    Type.String({
      pattern: url('https?'),
      description: 'Where the outside server publishes its public keys (JWKS); https outside the sandbox.',
      wrong: 'is not an http or https address',
      advice: 'set for example OUTSIDE_JWKS_URL=https://id.example.org/.well-known/jwks.json',
    }),
  ),
  outsideTokenTypes: text({
    default: 'at+jwt',
    description: 'The `typ` headers that tokens of the outside server may carry, separated by commas.',
    wrong: 'is not a list of token types',
    advice: 'set for example OUTSIDE_TOKEN_TYPES=at+jwt,JWT',
  }),
  tokenExtraKeyFiles: Type.Optional(
    text({
      description: 'Further keys (PEM, public or private; separated by commas) that are published and accepted but do not sign: the one before, or the one to come.',
      wrong: 'is not a list of file names',
      advice: 'name PEM files, for example TOKEN_EXTRA_KEY_FILES=old-key.pem,next-key.pem',
    }),
  ),
  auditKeyFile: Type.Optional(
    text({
      description: 'Secret (32 bytes or more) that seals the record of accesses; never kept in the database. The sandbox makes one when absent.',
      wrong: 'is not a file name',
      advice: 'name a file, made for example with: openssl rand -out audit.key 32',
    }),
  ),
  auditExtraKeyFiles: Type.Optional(
    text({
      description: 'Secrets, separated by commas, that sealed records of accesses before the present one: the verifier and RETENTION_ACCESS_MONTHS need them.',
      wrong: 'is not a list of file names',
      advice: 'name files, for example AUDIT_EXTRA_KEY_FILES=old-audit.key',
    }),
  ),
  auditHeadsFile: Type.Optional(
    text({
      description: 'Where the heads of the chains of access records are appended; best on another machine. Absent: they go to the log.',
      wrong: 'is not a file name',
      advice: 'set for example AUDIT_HEADS_FILE=/var/lib/soprovozhdenie/audit-heads.ndjson',
    }),
  ),
  webhookKeyFile: Type.Optional(
    text({
      description: 'Secret (32 bytes or more) that seals the secrets of webhooks; never kept in the database. Absent: no webhooks; the sandbox makes one.',
      wrong: 'is not a file name',
      advice: 'name a file, made for example with: openssl rand -out webhook.key 32',
    }),
  ),
  webhookAllowPrivate: Type.Boolean({
    default: false,
    description: 'Whether webhooks may lead to private and loopback addresses; in a sandbox only.',
    wrong: 'is neither true nor false',
    advice: 'set WEBHOOK_ALLOW_PRIVATE=true or false',
  }),
  accessPurposeRequired: Type.Boolean({
    default: false,
    description: 'Whether family data is given out only to requests that state their reason in X-Access-Purpose.',
    wrong: 'is neither true nor false',
    advice: 'set ACCESS_PURPOSE_REQUIRED=true or false',
  }),
  trustedProxies: Type.Optional(
    text({
      description: 'Addresses or networks (CIDR, separated by commas) of proxies whose X-Forwarded-For is believed.',
      wrong: 'is not a list of addresses',
      advice: 'set for example TRUSTED_PROXIES=10.0.0.0/8',
    }),
  ),
  corsOrigins: Type.Optional(
    text({
      description: 'Origins of front ends (separated by commas) that browsers may call from; none when absent.',
      wrong: 'is not a list of origins',
      advice: 'set for example CORS_ORIGINS=https://front.example.org',
    }),
  ),
  rateLimitPerMinute: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    default: 6_000,
    description: 'Requests a minute that one client, or one address without a token, may make to one API process.',
    wrong: 'is not a whole number from 1 to 1000000',
    advice: 'set for example RATE_LIMIT_PER_MINUTE=6000',
  }),
  maxRequestsAtOnce: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 256,
    description: 'Requests that one API process works on at once; one more is answered 503 (docs/faults.md).',
    wrong: 'is not a whole number from 1 to 100000',
    advice: 'set for example MAX_REQUESTS_AT_ONCE=256',
  }),
  maxConnections: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 2_000,
    description: 'Connections of clients to one API process; requests on further ones are answered 503 and the connection is closed.',
    wrong: 'is not a whole number from 1 to 100000',
    advice: 'set for example MAX_CONNECTIONS=2000',
  }),
  maxLoopDelay: Type.Integer({
    minimum: 10,
    maximum: 60_000,
    default: 1_000,
    description: 'Mean delay of the event loop over two seconds, in milliseconds, above which an API process answers 503.',
    wrong: 'is not a whole number of milliseconds from 10 to 60000',
    advice: 'set for example MAX_LOOP_DELAY=1000',
  }),
  metricsToken: Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{20,}$',
      secret: true,
      description: 'What `Authorization: Bearer` must carry to read /metrics of the API and of the jobs. Absent: there are no metrics.',
      wrong: 'is not a token of 20 or more printable characters',
      advice: 'make one, for example with: openssl rand -hex 32',
    }),
  ),
  ...tracingSettings,
  ...retentionSettings,
  exportsPerDay: Type.Integer({
    minimum: 0,
    maximum: 1_000_000,
    default: 200,
    description: 'Exports of family data that one client may make in a day of UTC.',
    wrong: 'is not a whole number from 0 to 1000000',
    advice: 'set for example EXPORTS_PER_DAY=200',
  }),
});

/** The settings as they are after reading: checked, converted, defaults filled in. */
export type Settings = Static<typeof settings>;

/** `tokenIssuer` → `TOKEN_ISSUER`. */
export function environmentName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The advice that a setting's schema carries. */
export function adviceOf(schema: TSchema): Advice & { secret?: boolean } {
  return schema as TSchema & Advice & { secret?: boolean };
}
