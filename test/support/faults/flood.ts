import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a flood was answered: by status how often, and how long it took, milliseconds. */
export interface Flooded {
  answers: Record<string, { count: number; p50: number; p99: number }>;
  /** Connections that were refused or broken without an answer. */
  broken: number;
  /** Answers 503 that did not say when to come back. */
  withoutAdvice: number;
}

/** Floods a service for some seconds. */
export async function flood(origin: string, connections: number, seconds: number, token: string): Promise<Flooded> {
  const extension = extname(import.meta.url);
  const program = [...(extension === '.ts' ? ['--import', 'tsx'] : []), fileURLToPath(new URL(`./flood-main${extension}`, import.meta.url))];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, new URL(origin).port, String(connections), String(seconds), token]);
  return JSON.parse(stdout) as Flooded;
}

/** The most memory that a process has had so far, megabytes. */
export async function greatestMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
