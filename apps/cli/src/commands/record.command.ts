import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Act } from './act.js';
import { addSendingOptions, type SendingOptions, sendCommand } from './command-sending.js';
import { collect, setFields } from './field-settings.js';
import { addSourceOptions, statedSources, type SourceOptions } from './source-options.js';

interface RecordOptions extends SourceOptions, SendingOptions {
  readonly file?: string;
  readonly occurred?: string;
  readonly expressedAs?: string;
  readonly assertion?: string;
  readonly follows?: string;
  readonly note?: string;
  readonly set: readonly string[];
}

export function addRecord(program: Command, act: Act): void {
  const command = program
    .command('record')
    .description('record one fact of a race, or of a person and so on, with its source')
    .argument('<record>', 'id of the race; or person/<id>, organization/<id> and so on')
    .argument('[type]', 'the command: AnnounceEndorsement; GET /v1/schemas lists them all')
    .option('--file <file>', 'take the command document from a file; - is the standard input')
    .option(
      '--occurred <date>',
      'when it happened: EDTF (2021-07, 2021-12~), an instant, or "undated"',
    )
    .option('--expressed-as <words>', 'the words of the source: "last month"')
    .option('--assertion <rank>', 'confirmed, reported, inferred or disputed')
    .option('--follows <fact>', 'the fact that this one ends, resumes or moves')
    .option('--note <text>', 'a note of the recorder')
    .option('--set <field=value>', 'a field of the data; repeat it for more', collect, []);
  addSendingOptions(addSourceOptions(command)).action(
    act<RecordOptions>(async (session, { args: [record = '', type], options }) => {
      const document = options.file === undefined ? composed(type, options) : readDocument(options);
      await sendCommand(session, record, { document, options });
    }),
  );
}

/** No source gives a date: the fact has no place on the timeline. */
const UNDATED = 'undated';

/** The document that the options spell out; what is missing or wrong in it is the service's to say. */
function composed(type: string | undefined, options: RecordOptions): object {
  if (type === undefined)
    throw new Failure('Give the type of the command, or a document with --file.', EXIT.usage);
  const { occurred, expressedAs, assertion, follows, note, set } = options;
  const given = Object.entries({ occurred, expressedAs, assertion, follows, note });
  return {
    type,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(occurred === UNDATED && { occurred: null }),
    ...statedSources(options),
    data: setFields({}, set),
  };
}

const STANDARD_INPUT = 0;

function readDocument({ file = '-' }: RecordOptions): object {
  try {
    const text = readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
    return JSON.parse(text) as object;
  } catch (error) {
    throw new Failure(`--file ${file}: ${(error as Error).message}`, EXIT.usage);
  }
}
