import { resolve } from 'node:path';
import { Value } from 'typebox/value';
import type { TSchema } from 'typebox';
import { commaList } from './comma-list.ts';
import { problemsAtTheDoor } from './door-settings.ts';
import { readKeyFile, readPublicKeyFile } from './key-file.ts';
import { adviceOf, environmentName, type Settings, settings } from './settings.ts';

/** The settings of a process that may start: `dataDir` is absolute, and an issuer is there. */
export interface Config extends Settings {
  tokenIssuer: string;
}

/** Settings the service refuses to start with. Each problem is one line: which setting, what is wrong, what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** What is assumed where the environment says nothing: `npm start` assumes a sandbox, the production processes do not. */
export interface Assumptions {
  sandbox: boolean;
}

const SANDBOX_ISSUER = 'soprovozhdenie-sandbox';

/**
 * Reads the settings from the environment; an empty variable counts as absent.
 * @throws ConfigError with every bad setting at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, assumed: Assumptions = { sandbox: false }): Config {
  const { values, problems } = readAll(env);
  values['sandbox'] ??= assumed.sandbox && values['nodeEnv'] !== 'production';
  const read = values as Settings;
  const wrong = [...problems, ...contradictions(read), ...(read.sandbox === true ? [] : missingInProduction(read, problems))];
  if (wrong.length > 0) throw new ConfigError(wrong);
  return { ...read, dataDir: resolve(read.dataDir), tokenIssuer: read.tokenIssuer ?? SANDBOX_ISSUER };
}

/**
 * Where the owner of the tables is reached, who migrates; no other setting is looked at. A database of one's own may be named once.
 * @throws ConfigError when it is missing or no address
 */
export function loadOwnerUrl(env: NodeJS.ProcessEnv = process.env): { url: string; setting: 'DATABASE_OWNER_URL' | 'DATABASE_URL' } {
  const setting = env['DATABASE_OWNER_URL'] ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  const { values, problems } = readAll({ DATABASE_OWNER_URL: env[setting] });
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => problem.replace(/^DATABASE_OWNER_URL/, setting)));
  if (typeof values['databaseOwnerUrl'] === 'string') return { url: values['databaseOwnerUrl'], setting };
  throw new ConfigError(['DATABASE_OWNER_URL: is missing; set DATABASE_OWNER_URL=postgres://owner:password@host:5432/database.']);
}

function readAll(env: NodeJS.ProcessEnv): { values: Record<string, unknown>; problems: string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [property, schema] of Object.entries(settings.properties)) {
    const given = env[environmentName(property)];
    const value = given === undefined || given === '' ? (schema as { default?: unknown }).default : converted(schema, given);
    if (value === undefined) continue;
    if (Value.Check(schema, value)) values[property] = value;
    else problems.push(problemOf(property, schema, given ?? ''));
  }
  return { values, problems };
}

/** Environment variables are text: numbers and truth values are read strictly, `12abc` and `yes` stay text and are refused. */
function converted(schema: TSchema, given: string): unknown {
  const { type } = schema as { type?: string };
  if (type === 'integer' && /^\d+$/.test(given)) return Number(given);
  if (type === 'boolean' && /^(true|false)$/.test(given)) return given === 'true';
  return given;
}

function problemOf(property: string, schema: TSchema, given: string): string {
  const { wrong, advice, secret } = adviceOf(schema);
  return `${environmentName(property)}: ${secret ? 'the value' : JSON.stringify(given)} ${wrong}; ${advice}.`;
}

/** What no single setting shows. */
function contradictions(read: Settings): string[] {
  const wrong: string[] = [...problemsAtTheDoor(read)];
  if (read.sandbox === true && read.nodeEnv === 'production') {
    wrong.push('SANDBOX: true is refused with NODE_ENV=production; leave one of them out.');
  }
  if (read.sandbox === true && read.databasePooled) {
    wrong.push('DATABASE_POOLED: true is refused in a sandbox, whose connections have settings of their own; connect it directly.');
  }
  if (read.sandbox === true && read.databaseReplicaUrl !== undefined) {
    wrong.push('DATABASE_REPLICA_URL: is refused in a sandbox, which is thrown away and made anew; leave it out.');
  }
  if (!read.sandbox && read.webhookAllowPrivate) {
    wrong.push('WEBHOOK_ALLOW_PRIVATE: true is refused outside the sandbox; leave it out.');
  }
  if ((read.outsideIssuer === undefined) !== (read.outsideJwksUrl === undefined)) {
    const [there, absent] = read.outsideIssuer === undefined ? ['JWKS_URL', 'ISSUER'] : ['ISSUER', 'JWKS_URL'];
    wrong.push(`OUTSIDE_${absent}: is missing although OUTSIDE_${there} is set; set both or none.`);
  }
  if (!read.sandbox && read.outsideJwksUrl?.startsWith('http:')) {
    wrong.push('OUTSIDE_JWKS_URL: http is refused outside the sandbox; use an https address.');
  }
  if (read.tokenSigningKeyFile !== undefined) wrong.push(...problemOfKeyFile('tokenSigningKeyFile', read.tokenSigningKeyFile, readKeyFile));
  for (const file of commaList(read.tokenExtraKeyFiles)) wrong.push(...problemOfKeyFile('tokenExtraKeyFiles', file, readPublicKeyFile));
  return wrong;
}

function problemOfKeyFile(property: 'tokenSigningKeyFile' | 'tokenExtraKeyFiles', path: string, read: (path: string) => unknown): string[] {
  try {
    read(path);
    return [];
  } catch (error) {
    const { advice } = adviceOf(settings.properties[property]);
    return [`${environmentName(property)}: ${JSON.stringify(path)} ${(error as Error).message}; ${advice}.`];
  }
}

const required = ['databaseUrl', 'tokenSigningKeyFile', 'tokenIssuer', 'auditKeyFile'] as const;

function missingInProduction(read: Settings, problems: readonly string[]): string[] {
  return required
    .filter((property) => read[property] === undefined)
    .map((property) => [environmentName(property), adviceOf(settings.properties[property]).advice])
    .filter(([name]) => !problems.some((problem) => problem.startsWith(`${name}:`)))
    .map(([name, advice]) => `${name}: is missing, and required outside the sandbox; ${advice}.`);
}
