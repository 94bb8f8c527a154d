import type { Command } from 'commander';
import { pathOfStream } from '#libs/application';
import { kindBegunBy, streamOf } from '#libs/domain';
import { columns, show } from '../output/show.js';
import type { Session } from '../options.js';

export interface SendingOptions {
  readonly key?: string;
  readonly expect?: string;
  readonly dryRun?: boolean;
}

export function addSendingOptions(command: Command): Command {
  return command
    .option('--key <key>', 'idempotency key: the same key again gives the first outcome again')
    .option('--expect <version>', 'refuse unless the record is at this version')
    .option('--dry-run', 'say what would be recorded, and record nothing');
}

interface Outcome {
  readonly version: number;
  readonly dryRun?: boolean;
  readonly events: readonly RecordedEvent[];
}

interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly warnings?: readonly { readonly code: string; readonly detail: string }[];
}

/** Sends one command document and shows what became of it. */
export async function sendCommand(
  session: Session,
  record: string,
  { document, options }: { document: object; options: SendingOptions },
): Promise<void> {
  const path =
    commandPath(streamOf(record), document) + (options.dryRun === true ? '?dryRun=true' : '');
  const { body } = await session.connection.post(path, {
    body: document,
    ...(options.key !== undefined && { idempotencyKey: options.key }),
    ...(options.expect !== undefined && { ifMatch: options.expect }),
  });
  show(session, body, () => outcomeLines(body as unknown as Outcome));
}

/** A race is created at the address of all races; every other command goes to its record. */
export function commandPath(stream: string, document: { readonly type?: unknown }): string {
  if (kindBegunBy(document.type) === 'race') return '/v1/races';
  return `${pathOfStream(stream.split('/').map(encodeURIComponent).join('/'))}/commands`;
}

function outcomeLines(outcome: Outcome): readonly string[] {
  const { version, events } = outcome;
  if (events.length === 0) return [`nothing new: the record stays at version ${version}`];
  return outcome.dryRun === true
    ? ['dry run: nothing is recorded; this would be', ...eventLines(events)]
    : [...eventLines(events), `the record is at version ${version}`];
}

const eventLines = (events: Outcome['events']): readonly string[] => [
  ...columns(events.map(({ id, type }) => [type, id])),
  ...events.flatMap(({ warnings = [] }) =>
    warnings.map(({ code, detail }) => `warning: ${detail} (${code})`),
  ),
];
