import { type DestinationStream, pino, stdSerializers } from 'pino';

type LogFields = Readonly<Record<string, unknown>>;

/** What an operator is told: one JSON line each, on standard error. */
export interface JsonLogger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** @param destination where the lines go; standard error, so that standard output stays for answers. */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): JsonLogger {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.err },
    },
    destination,
  );
  return {
    info: (message, fields = {}) => {
      lines.info(fields, message);
    },
    warn: (message, fields = {}) => {
      lines.warn(fields, message);
    },
    error: (message, fields = {}) => {
      lines.error(fields, message);
    },
  };
}
