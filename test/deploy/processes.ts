import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Test } from 'tap';
import { type Config, loadConfig, loadOwnerUrl } from '../../src/config.ts';
import { environmentName, settings } from '../../src/settings.ts';
import { root } from './files.ts';

const known = new Set(Object.keys(settings.properties).map(environmentName));

/** One of the service's processes as an orchestrator starts it. */
export interface Started {
  name: string;
  /** Empty: what the image does by itself. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
}

/** Its program is one of ours, every setting exists, and the process would start with them: its own reader of settings says so. */
export async function wouldStart(t: Test, { name, command, environment }: Started): Promise<Config | undefined> {
  const [program, file = 'dist/server.js'] = command.length === 0 ? ['node'] : command;
  t.equal(program, 'node', name);
  const source = join(root, 'src', file.replace(/^dist\/(.+)\.js$/, '$1.ts'));
  t.ok(existsSync(source), `${name}: ${file} is built from ${source}`);
  for (const setting of Object.keys(environment)) t.ok(known.has(setting), `${name}: ${setting} is a setting`);
  if (file === 'dist/migrate-main.js') {
    t.equal(loadOwnerUrl({ ...environment }).setting, 'DATABASE_OWNER_URL', `${name} migrates as the owner`);
    return undefined;
  }
  const config = loadConfig({ NODE_ENV: 'production', ...environment, ...await keysOf(t, environment) });
  t.equal(config.sandbox, false, `${name} is no sandbox`);
  return config;
}

/** The files of keys are the operator's: others stand in for them here. */
async function keysOf(t: Test, environment: Started['environment']): Promise<Record<string, string>> {
  const folder = t.testdir({});
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const made: Record<string, string> = {};
  for (const setting of Object.keys(environment).filter((one) => one.endsWith('_FILE'))) {
    made[setting] = join(folder, setting);
    await writeFile(made[setting], setting === 'TOKEN_SIGNING_KEY_FILE' ? pem : randomBytes(32));
  }
  return made;
}
