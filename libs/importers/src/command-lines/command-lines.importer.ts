import {
  COMMAND_KEY_FORM,
  isCommandKey,
  kindBegunBy,
  STREAM_KINDS,
  type StreamKind,
} from '#libs/domain';

/** One line of an import: a command document with the record that it is for and the key that it is sent under. */
export interface CommandLine {
  /** `race/il-sos-2022-general`, `person/anna-valencia` */
  readonly stream: string;
  /** The idempotency key; null where the line names none: the hash of the line stands in for it. */
  readonly key: string | null;
  /** The command document alone. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** Why a line is no command, in a sentence for the one who wrote it. */
export interface UnreadableLine {
  readonly unreadable: string;
}

type Json = Readonly<Record<string, unknown>>;

/** What a line may be for; an import says of itself what it is. */
const KINDS: readonly StreamKind[] = STREAM_KINDS.filter((kind) => kind !== 'import');

/**
 * Reads one line of an NDJSON import: beside the fields of the command it names its race, or its person and so
 * on, by the id. What the document says is the service's to judge.
 *
 * @returns null for an empty line.
 */
export function readCommandLine(line: string): CommandLine | UnreadableLine | null {
  if (line.trim() === '') return null;
  const parsed = parse(line);
  if (!isRecord(parsed)) return { unreadable: 'It must hold one JSON object.' };
  const named = Object.fromEntries(Object.entries(parsed).filter(([name]) => isBeside(name)));
  const document = Object.fromEntries(Object.entries(parsed).filter(([name]) => !isBeside(name)));
  const stream = streamNamed(named) ?? streamBegunBy(document);
  if (stream === undefined)
    return {
      unreadable: `It must name one record that it is for: "race": "il-sos-2022-general", or by ${KINDS.slice(1).join(', ')}.`,
    };
  const { key = null } = named;
  if (key !== null && !isCommandKey(key))
    return { unreadable: `Its key must be ${COMMAND_KEY_FORM}, or be left out.` };
  return { stream, key, document };
}

const isKind = (name: string): boolean => (KINDS as readonly string[]).includes(name);

const isBeside = (name: string): boolean => name === 'key' || isKind(name);

/** @returns undefined where the line names none, or several, or by no id. */
function streamNamed(named: Json): string | undefined {
  const [first, second] = Object.entries(named).filter(([name]) => isKind(name));
  if (first === undefined || second !== undefined) return undefined;
  const [kind, id] = first;
  return typeof id === 'string' && id !== '' ? `${kind}/${id}` : undefined;
}

/** A line that begins a record names it by the id in its data. */
function streamBegunBy({ type, data }: Json): string | undefined {
  const kind = kindBegunBy(type);
  const id = isRecord(data) ? data['id'] : undefined;
  return kind === undefined || kind === 'import' || typeof id !== 'string' || id === ''
    ? undefined
    : `${kind}/${id}`;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON is told from one that holds no object by neither its writer nor us.
    return undefined;
  }
}

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
