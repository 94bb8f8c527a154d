import type { Command } from 'commander';
import type { Session } from '../options.js';

/** What a verb does, given its arguments and options; it throws a Failure where it cannot. */
export type Action<Options> = (
  session: Session,
  given: { readonly args: readonly string[]; readonly options: Options },
) => Promise<void>;

/** Turns an action into what commander calls. */
export type Act = <Options extends object>(
  action: Action<Options>,
) => (...given: unknown[]) => Promise<void>;

/** Commander calls with the arguments, then the options, then the command. */
export function actWith(sessionOf: (command: Command) => Session): Act {
  return <Options extends object>(action: Action<Options>) =>
    async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const args = given.slice(0, -2).flat().map(String);
      await action(sessionOf(command), { args, options: command.opts<Options>() });
    };
}
