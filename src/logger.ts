import { pino, type DestinationStream, type LevelWithSilent, type Logger, type LoggerOptions } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from './config.ts';
import { fitForLog, logSerializers } from './log-serializers.ts';

/** Never written to a log, wherever they stand. */
const secrets = ['req.headers.authorization', 'req.headers.cookie', '*.authorization', '*.client_secret', '*.password', '*.secret'];

/** Structured entries on standard output: one JSON object a line, in the sandbox a line for people. */
export function createLogger(config: Pick<Config, 'logLevel' | 'sandbox'>, process: 'api' | 'jobs' | 'sandbox'): Logger {
  return loggerOn(config.sandbox ? forPeople() : undefined, config.logLevel, process);
}

/** A logger that writes no personal data, whatever it is handed; to standard output unless told where. */
export function loggerOn(stream: DestinationStream | undefined, level: LevelWithSilent, process: string): Logger {
  const options: LoggerOptions = {
    level,
    base: { process },
    redact: { paths: secrets, censor: '[hidden]' },
    serializers: logSerializers,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(given, method) {
        method.apply(this, fitForLog(given) as Parameters<typeof method>);
      },
    },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}

function forPeople() {
  return pretty({ sync: true, singleLine: true, ignore: 'pid,hostname,process', translateTime: 'SYS:HH:MM:ss' });
}
