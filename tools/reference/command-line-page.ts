import type { Command } from 'commander';
import { EXIT } from '../../apps/cli/src/failure.js';
import { programOf } from '../../apps/cli/src/program.js';
import { code, page, table } from './markdown.js';

const silent = { data: () => undefined, message: () => undefined, isInteractive: false };

/** Every verb of the command line. */
export function commandLinePage(): string {
  const program = programOf(silent);
  return page(
    'The command line',
    '`timeline` is a client of the HTTP surface. Data goes to the standard output, messages and progress to the standard error.',
    '## Options of every verb',
    optionsOf(program),
    ...verbsOf(program).map((verb) => section(verb)),
    '## Exit codes',
    table(
      ['Code', 'Meaning'],
      Object.entries(EXIT).map(([name, exit]) => [
        String(exit),
        MEANINGS[name as keyof typeof EXIT],
      ]),
    ),
  );
}

const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  failed: 'failed, or refused by the record',
  usage: 'the arguments or the document cannot be read',
  notFound: 'there is no such race, event or fact',
  notAllowed: 'the key is missing or may not do this',
  conflict: 'the race is at another version, or the key belongs to another command',
  unavailable: 'the service or a server behind it cannot be reached in time',
  interrupted: 'interrupted',
};

/** The verbs that do something: `keys create`, not `keys`. */
function verbsOf(command: Command): readonly Command[] {
  return command.commands.flatMap((verb) => (verb.commands.length > 0 ? verbsOf(verb) : [verb]));
}

function section(verb: Command): string {
  const parts = [`## timeline ${nameOf(verb)}`, sentence(verb.description())];
  const rows = verb.registeredArguments.map((argument) => [
    code(argument.required ? `<${argument.name()}>` : `[${argument.name()}]`),
    argument.description,
  ]);
  if (rows.length > 0) parts.push(table(['Argument', 'Meaning'], rows));
  if (verb.options.length > 0) parts.push(optionsOf(verb));
  return parts.join('\n\n');
}

function nameOf(verb: Command): string {
  const above = verb.parent;
  return above?.parent ? `${nameOf(above)} ${verb.name()}` : verb.name();
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const optionsOf = (command: Command): string =>
  table(
    ['Option', 'Meaning', 'Where not given'],
    command.options.map(({ flags, description, defaultValue }) => [
      code(flags),
      description,
      code(typeof defaultValue === 'string' ? defaultValue : ''),
    ]),
  );
