import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Session } from '../options.js';
import type { Act } from './act.js';
import { asCommandData } from './command-data.js';
import { addSendingOptions, type SendingOptions, sendCommand } from './command-sending.js';
import { type FactHistory, factHistory, type FactRevision } from './fact-history.js';
import { collect, setFields } from './field-settings.js';
import { addSourceOptions, sourcesOf, type SourceOptions } from './source-options.js';

interface CorrectOptions extends SourceOptions, SendingOptions {
  readonly set: readonly string[];
  readonly occurred?: string;
  readonly assertion?: string;
  readonly reason: string;
  readonly mistakeOf: string;
}

export function addCorrect(program: Command, act: Act): void {
  const command = program
    .command('correct')
    .description('replace a fact by what it should have said; the old one stays in its history')
    .argument('<fact>', 'id of the fact')
    .option('--set <field=value>', 'a field of the data; repeat it for more', collect, [])
    .option('--occurred <date>', 'when it really happened')
    .option('--assertion <rank>', 'confirmed, reported, inferred or disputed')
    .requiredOption('--reason <text>', 'why, in words')
    .option('--mistake-of <whose>', 'source, or transcription: our own', 'transcription');
  addSendingOptions(addSourceOptions(command)).action(
    act<CorrectOptions>((session, { args: [fact = ''], options }) =>
      sendCorrection(session, fact, options),
    ),
  );
}

/** What was read is what is replaced: another editor's correction in between is not undone. */
async function sendCorrection(
  session: Session,
  fact: string,
  options: CorrectOptions,
): Promise<void> {
  const history = await factHistory(session, fact);
  const document = correction(history.event, lastOf(history), options);
  const { expect = String(history.version) } = options;
  await sendCommand(session, history.race, { document, options: { ...options, expect } });
}

function lastOf({ fact, steps }: FactHistory): FactRevision {
  const last = steps.at(-1)?.revision;
  if (last) return last;
  throw new Failure(`The fact ${fact} is retracted.`, EXIT.failed);
}

/** The replacement is whole: what the options do not change stays as it is. */
function correction(
  event: FactHistory['event'],
  last: FactRevision,
  options: CorrectOptions,
): object {
  const { set, occurred = last.occurred.edtf, assertion = last.assertion } = options;
  const sources = sourcesOf(options);
  const data = setFields(asCommandData(event.data), set);
  return {
    type: 'CorrectEvent',
    sources,
    data: {
      event: event.id,
      kind: options.mistakeOf,
      reason: options.reason,
      replacement: { occurred, assertion, sources, data },
    },
  };
}
