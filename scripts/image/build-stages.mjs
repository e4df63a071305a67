import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../install.mjs';
import { reachesBuild } from './dockerfile.mjs';

/**
 * Carries out every stage, each in a folder that stands for its file system.
 * @returns the last stage as an image: its folder, environment, commands and user
 */
export function buildStages(stages, workplace) {
  const built = new Map();
  let image;
  for (const [index, stage] of stages.entries()) {
    image = { root: join(workplace, String(index)), workdir: '/', env: {} };
    mkdirSync(image.root);
    for (const instruction of stage.instructions) carryOut(instruction, image, built);
    if (stage.name) built.set(stage.name, image);
  }
  return image;
}

function carryOut({ word, rest }, image, built) {
  const step = steps[word];
  if (!step) throw new Error(`Dockerfile: ${word} is not known to this check; teach it in scripts/image/build-stages.mjs.`);
  step(rest, image, built);
}

const steps = {
  WORKDIR(path, image) {
    image.workdir = path;
    mkdirSync(folder(image), { recursive: true });
  },
  ENV(pairs, image) {
    for (const [, name, value] of pairs.matchAll(/(\w+)=(\S+)/g)) image.env[name] = value;
  },
  COPY(rest, image, built) {
    const words = rest.split(/\s+/);
    const from = words[0].startsWith('--from=') ? built.get(words.shift().slice(7)) : undefined;
    const target = words.pop();
    for (const source of words) copy(source, target, from, image);
  },
  RUN(rest, image) {
    const command = rest.replace(/^(--\S+\s+)+/, '');
    console.log(`RUN ${command}`);
    const env = { ...plainEnvironment(), ...image.env };
    const { status } = spawnSync('sh', ['-c', command], { cwd: folder(image), env, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`Dockerfile: RUN ${command}: exit code ${status}.`);
  },
  USER(name, image) {
    if (name === 'root' || name === '0') throw new Error('Dockerfile: the image must not run as root.');
    image.user = name;
  },
  EXPOSE() {},
  HEALTHCHECK(rest, image) {
    image.healthcheck = JSON.parse(rest.replace(/^.*?CMD\s+/, ''));
  },
  CMD(rest, image) {
    image.command = JSON.parse(rest);
  },
};

function copy(source, target, from, image) {
  if (!from && !reachesBuild(source)) throw new Error(`Dockerfile: COPY ${source}: .dockerignore keeps it out.`);
  const origin = from ? join(from.root, source) : join(root, source);
  const place = join(folder(image), target, target.endsWith('/') ? basename(source) : '');
  cpSync(origin, place, { recursive: true });
}

function folder(image) {
  return join(image.root, image.workdir);
}

/** Our own environment without what npm set for this run: a build starts clean, only the registry's settings stay. */
export function plainEnvironment() {
  const ours = /^(npm_(lifecycle|package|execpath|command)|npm_config_(local_prefix|prefix)|INIT_CWD|NODE_|PORT|HOST|DATABASE_URL|SANDBOX|TOKEN_|TEST_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
