import { STREAM_KINDS } from '../event/stream-kind.js';
import { COMMANDS_MAX } from '../schema/event-fields.js';
import { escapePointer, isRecord } from '../schema/record-fields.js';
import type { CommandContext, CommandRead, EventDraft } from './command-read.js';
import { keyDiffers } from './complaints.js';
import { readOne } from './read-one.js';
import { ReadingAtDoor } from './reading-at-door.js';

/**
 * Reads a command document, or `{ "commands": [ … ] }`, several as one [surface 8.13].
 *
 * @returns the events asked for, in order, or everything that is wrong with the document at once.
 */
export function readCommand(document: unknown, context: CommandContext): CommandRead {
  const reading = new ReadingAtDoor(context);
  const drafts = isBatch(document)
    ? readBatch(document, context, reading)
    : [readOne(document, { at: '', index: 0, context, reading })];
  if (reading.refusals.length > 0) return { refused: reading.refusals };
  return { drafts: drafts.filter((draft) => draft !== null) };
}

type Batch = Readonly<Record<string, unknown>> & { readonly commands: unknown };

const isBatch = (document: unknown): document is Batch =>
  isRecord(document) && Object.hasOwn(document, 'commands');

/** The fields that a batch may carry beside its commands, in an import. */
const BATCH_FIELDS: readonly string[] = ['commands', 'key', ...STREAM_KINDS];

function readBatch(
  batch: Batch,
  context: CommandContext,
  reading: ReadingAtDoor,
): readonly (EventDraft | null)[] {
  for (const name of Object.keys(batch)) {
    if (BATCH_FIELDS.includes(name)) continue;
    const detail = 'Beside commands there are no other fields; put them into each command.';
    reading.report({ pointer: `/${escapePointer(name)}`, code: 'field-unknown', detail });
  }
  const { commands, key } = batch;
  const { cid } = context.door;
  if (key !== undefined && key !== cid)
    reading.report({ pointer: '/key', code: 'key-differs', detail: keyDiffers(key, cid) });
  if (!Array.isArray(commands) || commands.length === 0 || commands.length > COMMANDS_MAX) {
    const detail = `Give a list of 1 to ${COMMANDS_MAX} commands.`;
    reading.report({ pointer: '/commands', code: 'list-expected', detail });
    return [];
  }
  return commands.map((command: unknown, index) => {
    const at = `/commands/${index}`;
    const { key: misplaced, ...own } = isRecord(command) ? command : {};
    if (misplaced === undefined) return readOne(command, { at, index, context, reading });
    const detail = 'Commands that are sent as one have one key: put it beside commands.';
    reading.report({ pointer: `${at}/key`, code: 'key-misplaced', detail });
    return readOne(own, { at, index, context, reading });
  });
}
