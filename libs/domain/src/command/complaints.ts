import { STREAM_KINDS } from '../event/stream-kind.js';
import type { EventType } from '../events/index.js';
import { occurredMissing } from '../schema/fact-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { isRecord } from '../schema/record-fields.js';
import { shown } from '../schema/refusing.js';
import { type AnyDefinition, definitionOfType } from './commands.js';
import type { Document } from './document-fields.js';

interface About {
  readonly definition: AnyDefinition;
  /** Of the fact acted on. */
  readonly factType: EventType | undefined;
  /** `race/<race id>`, `person/<id>` … */
  readonly stream: string;
  /** The key that it is sent under. */
  readonly cid: string;
}

/** Who said so and when it happened: missed whatever else is wrong with a document. */
export function missingFrom(
  written: Readonly<Record<string, unknown>>,
  definition: AnyDefinition,
): readonly ReadingIssue[] {
  const isDated = written['occurred'] !== undefined || definition.mayOmitOccurred === true;
  const mayBeAlone = definition.saysNothing === true || definition.mayOmitSources === true;
  const sourced = mayBeAlone ? [] : sourcesMissing(written);
  return [...(isDated ? [] : [occurredMissing('/occurred')]), ...sourced];
}

/** Somebody says so, always; only what we put right in our own writing needs nobody. */
function sourcesMissing({ sources = [], data }: Written): readonly ReadingIssue[] {
  const isOurs = isRecord(data) && data['kind'] === 'transcription';
  if (isOurs || !Array.isArray(sources) || sources.length > 0) return [];
  const detail =
    'Give at least one source that states this very fact: publisher, published and kind.';
  return [{ pointer: '/sources', code: 'field-required', detail }];
}

interface Written {
  readonly sources?: unknown;
  readonly data?: unknown;
}

/** What is wrong with a document as a whole whose fields are right, one by one. */
export function complaintsAbout(document: Document, about: About): readonly ReadingIssue[] {
  return [
    ...namedAsSent(document, about.stream),
    ...keyAsSent(document, about.cid),
    ...dataWhole(document.data, about.definition, '/data'),
    ...replacementWhole(document.data, about),
  ];
}

/** An import names the record that a line is for. */
function namedAsSent(document: Document, stream: string): readonly ReadingIssue[] {
  return STREAM_KINDS.flatMap((kind) => {
    const id = document[kind];
    if (id === undefined || stream === `${kind}/${id}`) return [];
    const detail = `The command is sent to ${stream}, and names the ${kind} ${id}; leave one of them out.`;
    return [{ pointer: `/${kind}`, code: 'race-differs', detail }];
  });
}

function keyAsSent({ key }: Document, cid: string): readonly ReadingIssue[] {
  if (key === undefined || key === cid) return [];
  return [{ pointer: '/key', code: 'key-differs', detail: keyDiffers(key, cid) }];
}

export const keyDiffers = (key: unknown, cid: string): string =>
  `The command is sent under the key "${cid}", and names the key ${shown(key)}; leave one of them out.`;

function dataWhole(
  data: Document['data'],
  { check }: AnyDefinition,
  at: string,
): readonly ReadingIssue[] {
  return (check?.(data) ?? []).map(({ pointer, ...issue }) => ({
    pointer: `${at}${pointer}`,
    ...issue,
  }));
}

/** A replacement is whole, as a fact of its type is [F3]. */
function replacementWhole(
  { replacement }: Document['data'],
  { factType }: About,
): readonly ReadingIssue[] {
  if (factType === undefined || !isRecord(replacement) || !isRecord(replacement['data'])) return [];
  return dataWhole(replacement['data'], definitionOfType(factType), '/data/replacement/data');
}
