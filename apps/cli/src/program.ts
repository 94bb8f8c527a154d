import { Command, CommanderError } from 'commander';
import { actWith } from './commands/act.js';
import { addCorrect } from './commands/correct.command.js';
import { addDev } from './commands/dev.command.js';
import { addDoctor } from './commands/doctor.command.js';
import { addHistory } from './commands/history.command.js';
import { addImport } from './commands/import.command.js';
import { addKeys } from './commands/keys.command.js';
import { addRaces } from './commands/races.command.js';
import { addRebuild } from './commands/rebuild.command.js';
import { addRecord } from './commands/record.command.js';
import { addRetract } from './commands/retract.command.js';
import { addState } from './commands/state.command.js';
import { EXIT } from './failure.js';
import { addGlobalOptions, sessionOf } from './options.js';
import { showFailure, type Terminal } from './output/terminal.js';

/** Every verb, in the order of the help. */
const VERBS = [
  addDev,
  addRaces,
  addState,
  addHistory,
  addRecord,
  addCorrect,
  addRetract,
  addImport,
  addRebuild,
  addKeys,
  addDoctor,
];

/** The command line as commander knows it; the reference page is made of it. */
export function programOf(terminal: Terminal): Command {
  const program = addGlobalOptions(new Command('timeline'))
    .description('what was true in an election race at one time, as known at another')
    .showHelpAfterError()
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.data(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.message(text.trimEnd());
      },
    });
  const act = actWith((command) => sessionOf(command, terminal));
  for (const add of VERBS) add(program, act);
  return program;
}

/** @returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await programOf(terminal).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // Commander has said itself what is wrong with the arguments, or has shown its help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return showFailure(terminal, error, args.includes('--json'));
  }
}
