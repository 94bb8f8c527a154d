import { readStream } from '../event/stream-kind.js';
import type { EventType } from '../events/index.js';
import { eventOfFact } from '../fact/fact-id.js';
import { eventNamed, writtenReference } from '../schema/event-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { isRecord } from '../schema/record-fields.js';
import type { CommandContext, EventDraft } from './command-read.js';
import { readType } from './command-type.js';
import type { AnyDefinition } from './commands.js';
import { complaintsAbout, missingFrom } from './complaints.js';
import { documentOf } from './document-fields.js';
import { draftOf } from './draft.js';
import type { ReadingAtDoor } from './reading-at-door.js';

/** Where a command stands, and all that reading it needs. */
export interface Place {
  /** JSON Pointer to the command. */
  readonly at: string;
  /** Index of its event in the command as a whole [F1]. */
  readonly index: number;
  readonly context: CommandContext;
  readonly reading: ReadingAtDoor;
}

type Written = Readonly<Record<string, unknown>>;

/** Reads one command. @returns null after reporting everything that is wrong with it. */
export function readOne(document: unknown, place: Place): EventDraft | null {
  const { at, index, reading } = place;
  if (!isRecord(document)) {
    const detail = 'Give a command as a JSON object with type, occurred, sources and data.';
    reading.report({ pointer: at, code: 'object-expected', detail });
    return null;
  }
  const definition = readType(document['type'], at, reading);
  if (definition === null || isElsewhere(definition, place)) return null;
  if (definition.type === 'RaceCreated') useZoneOf(document['data'], reading);
  const factType = factTypeOf(definition, document['data'], place);
  const complain = (issues: readonly ReadingIssue[]) => {
    for (const { pointer, ...issue } of issues)
      reading.report({ pointer: `${at}${pointer}`, ...issue });
  };
  complain(missingFrom(document, definition));
  const read = documentOf(definition, factType).read(ownFields(document, place), at, reading);
  if (read === null) return null;
  const { stream, cid } = place.context.door;
  complain(complaintsAbout(read, { definition, factType, stream, cid }));
  const event = draftOf(read, { definition, factType, id: reading.eventId({ index }) });
  reading.willRecord(event.id, factType ?? definition.type);
  return { event, at };
}

/** Reports a command that no record of this kind takes; what acts on a fact is recorded beside it. */
function isElsewhere(definition: AnyDefinition, { at, context, reading }: Place): boolean {
  const { command, recordedIn = ['race'], supersedes } = definition;
  const kind = readStream(context.door.stream)?.kind;
  if (supersedes === 'nothing' || recordedIn.some((one) => one === kind)) return false;
  const detail = `${command} is for ${recordedIn.join(', ')}; this is sent to ${context.door.stream}.`;
  reading.report({ pointer: `${at}/type`, code: 'command-elsewhere', detail });
  return true;
}

function useZoneOf(data: unknown, reading: ReadingAtDoor): void {
  const zone = isRecord(data) ? data['timeZone'] : undefined;
  if (typeof zone === 'string' && reading.knowsZone(zone)) reading.useZone(zone);
}

const SET_BY_THE_LOG = ['recordedAt', 'recordedtime'];

/** Without what the log alone sets, which is refused in words of its own [T1]. */
function ownFields(document: Written, { at, reading }: Place): Written {
  const theirs = SET_BY_THE_LOG.filter((name) => Object.hasOwn(document, name));
  if (theirs.length === 0) return document;
  for (const name of theirs) {
    const detail = `${name} is set by the log alone; say when it happened with occurred, and when it was said with published of each source.`;
    reading.report({ pointer: `${at}/${name}`, code: 'set-by-the-log', detail });
  }
  return Object.fromEntries(Object.entries(document).filter(([name]) => !theirs.includes(name)));
}

/** The type of the fact that the command acts on; reports where the record holds no such event. */
function factTypeOf(
  { fields }: AnyDefinition,
  data: unknown,
  { at, reading }: Place,
): EventType | undefined {
  if (fields['event'] === undefined || !isRecord(data)) return undefined;
  const event = eventNamed(data['event'], reading);
  if (event === null) return undefined;
  const factType = reading.factType(eventOfFact(event));
  if (factType === undefined) {
    const detail = `The record of this race holds no event ${writtenReference(data['event'], event)}.`;
    reading.report({ pointer: `${at}/data/event`, code: 'event-unknown', detail });
  }
  return factType;
}
