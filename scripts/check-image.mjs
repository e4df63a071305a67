// Runs what the Dockerfile says without a Docker engine: its COPY and RUN steps in temporary folders, then both commands of the image and
// its health check against a PostgreSQL. The base image, its user and its Node.js are not tried: the image is not built.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDockerfile } from './image/dockerfile.mjs';
import { buildStages } from './image/build-stages.mjs';
import { checkCommands } from './image/check-commands.mjs';
import { makeDocumentedRoles } from './image/documented-roles.mjs';
import { ensureInstalled, requireNode } from './install.mjs';

requireNode();
await ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { throwawayServer } = await import('../src/sandbox/throwaway.ts');

const workplace = mkdtempSync(join(tmpdir(), 'soprovozhdenie-image-'));
const server = await throwawayServer();
try {
  const stages = readDockerfile();
  const image = buildStages(stages, workplace);
  const roles = await makeDocumentedRoles(server.url);
  await checkCommands(image, {
    DATABASE_URL: roles.url,
    DATABASE_OWNER_URL: roles.ownerUrl,
    TOKEN_SIGNING_KEY_FILE: signingKey(),
    AUDIT_KEY_FILE: auditKey(),
    TOKEN_ISSUER: 'https://check.example.org',
  });
  console.log('The steps and commands of the image work. The image itself was not built: this check needs no Docker engine.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await server.remove();
  rmSync(workplace, { recursive: true, force: true });
}

function signingKey() {
  const path = join(workplace, 'key.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return path;
}

function auditKey() {
  const path = join(workplace, 'audit.key');
  writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return path;
}
