import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from './config.ts';

/** Never written to a log, wherever they stand. */
const secrets = ['req.headers.authorization', 'req.headers.cookie', '*.authorization', '*.client_secret', '*.password', '*.secret'];

/** Structured entries on standard output: one JSON object a line, in the sandbox a line for people. */
export function createLogger(config: Pick<Config, 'logLevel' | 'sandbox'>, process: 'api' | 'jobs' | 'sandbox'): Logger {
  const options = {
    level: config.logLevel,
    base: { process },
    redact: { paths: secrets, censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return config.sandbox ? pino(options, forPeople()) : pino(options);
}

function forPeople() {
  return pretty({ sync: true, singleLine: true, ignore: 'pid,hostname,process', translateTime: 'SYS:HH:MM:ss' });
}
