import { createLogger, type JsonLogger, readSettings, type Settings } from '#libs/platform';
import { StartRefused } from './start-refused.js';

/** Exit codes, as sysexits.h names them: a setting is wrong; something that is needed is not there. */
const SETTINGS_WRONG = 78;
const UNAVAILABLE = 69;

/** Runs a process on the settings of its environment; what keeps it from starting is said in plain sentences. */
export async function runProcess(
  start: (settings: Settings, logger: JsonLogger) => Promise<void>,
): Promise<void> {
  const read = readSettings(process.env);
  if ('errors' in read) {
    end(read.errors, SETTINGS_WRONG);
    return;
  }
  try {
    await start(read.settings, createLogger(read.settings.logLevel));
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    end([error.message], UNAVAILABLE);
  }
}

function end(sentences: readonly string[], code: number): void {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(code);
}
