import type { EventType } from '../events/index.js';
import { occurredMissing } from '../schema/fact-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { isRecord } from '../schema/record-fields.js';
import { type AnyDefinition, definitionOfType } from './commands.js';
import type { Document } from './document-fields.js';

interface About {
  readonly definition: AnyDefinition;
  /** Of the fact acted on. */
  readonly factType: EventType | undefined;
  /** `race/<race id>`. */
  readonly stream: string;
}

/** What is wrong with a document as a whole whose fields are right, one by one. */
export function complaintsAbout(document: Document, about: About): readonly ReadingIssue[] {
  const { definition } = about;
  return [
    ...occurredGiven(document, definition),
    ...sourcesGiven(document),
    ...raceAsSent(document, about.stream),
    ...dataWhole(document.data, definition, '/data'),
    ...replacementWhole(document.data, about),
  ];
}

function occurredGiven(document: Document, definition: AnyDefinition): readonly ReadingIssue[] {
  if (document.occurred !== undefined || definition.mayOmitOccurred === true) return [];
  return [occurredMissing('/occurred')];
}

/** Somebody says so, always; only what we put right in our own writing needs nobody. */
function sourcesGiven({ sources = [], data }: Document): readonly ReadingIssue[] {
  if (sources.length > 0 || data['kind'] === 'transcription') return [];
  const detail =
    'Give at least one source that states this very fact: publisher, published and kind.';
  return [{ pointer: '/sources', code: 'field-required', detail }];
}

function raceAsSent({ race }: Document, stream: string): readonly ReadingIssue[] {
  if (race === undefined || stream === `race/${race}`) return [];
  const detail = `The command is sent to ${stream}, and names the race ${race}; leave one of them out.`;
  return [{ pointer: '/race', code: 'race-differs', detail }];
}

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
