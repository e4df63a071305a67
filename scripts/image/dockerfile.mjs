import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

/** The stages of the Dockerfile: name, base image, and the instructions with their arguments. */
export function readDockerfile() {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replace(/\\\n/g, ' ');
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const stages = [];
  for (const line of lines) {
    const [word, rest] = [line.split(/\s+/, 1)[0].toUpperCase(), line.replace(/^\S+\s+/, '')];
    if (word === 'FROM') stages.push(newStage(rest));
    else stages.at(-1).instructions.push({ word, rest });
  }
  return stages;
}

function newStage(rest) {
  const [, base, name] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? [];
  if (!/^node:\d+-/.test(base ?? '')) throw new Error(`Dockerfile: FROM ${rest}: a node image of one major version is expected.`);
  return { base, name, instructions: [] };
}

/** True when .dockerignore lets a path of the project into the build: everything is shut out except what it names with «!». */
export function reachesBuild(path) {
  const [all, ...admitted] = readFileSync(join(root, '.dockerignore'), 'utf8').trim().split('\n');
  if (all !== '*') throw new Error('.dockerignore: «*» is expected first: what goes into the image is named, not what stays out.');
  return admitted.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`));
}
