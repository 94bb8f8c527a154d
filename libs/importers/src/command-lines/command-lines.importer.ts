import { COMMAND_KEY_FORM, isCommandKey } from '#libs/domain';

/** One line of an import: a command document with the race that it is for and the key that it is sent under. */
export interface CommandLine {
  readonly race: string;
  /** The idempotency key; null where the line names none: the hash of the line stands in for it. */
  readonly key: string | null;
  /** The command document without `race` and `key`. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** Why a line is no command, in a sentence for the one who wrote it. */
export interface UnreadableLine {
  readonly unreadable: string;
}

/**
 * Reads one line of an NDJSON import. What the document says is the service's to judge.
 *
 * @returns null for an empty line.
 */
export function readCommandLine(line: string): CommandLine | UnreadableLine | null {
  if (line.trim() === '') return null;
  const parsed = parse(line);
  if (!isRecord(parsed)) return { unreadable: 'It must hold one JSON object.' };
  const { race, key = null, ...document } = parsed;
  return named(document, { race: race ?? raceCreatedBy(document), key });
}

function named(
  document: Readonly<Record<string, unknown>>,
  { race, key }: { race: unknown; key: unknown },
): CommandLine | UnreadableLine {
  if (typeof race !== 'string' || race === '')
    return { unreadable: 'It must name its race: "race": "il-sos-2022-general".' };
  if (key !== null && !isCommandKey(key))
    return {
      unreadable: `Its key must be ${COMMAND_KEY_FORM}, or be left out.`,
    };
  return { race, key, document };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON is told from one that holds no object by neither its writer nor us.
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A line that creates a race names it by the id in its data. */
function raceCreatedBy({ type, data }: Record<string, unknown>): unknown {
  return type === 'CreateRace' && isRecord(data) ? data['id'] : undefined;
}

/** Whether the command creates its race, and so goes to another address than all others. */
export const createsRace = ({ document }: CommandLine): boolean =>
  document['type'] === 'CreateRace';
