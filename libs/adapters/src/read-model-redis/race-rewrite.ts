import { withoutRedacted } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { Directory } from '../as-of-index/directory.js';
import type { PageWrites } from '../as-of-index/page-writes.js';
import { RaceIndexWriter } from '../as-of-index/race-index-writer.js';
import { type Mentions, namesOf } from './race-mentions.js';

/** A race as it is in Redis. */
export interface StoredRace {
  readonly events: readonly AcceptedEvent[];
  /** The page of that name. */
  readonly directory: string;
  /** Version of the last redaction; 0 where nothing was redacted. */
  readonly edition: number;
  /** Who wrote it last; empty where nobody did. */
  readonly before: string;
}

/** What becomes of a race of which something is redacted. */
export interface RaceRewrite {
  readonly index: RaceIndexWriter;
  readonly edition: number;
  /** All of its events, without what is hidden. */
  readonly whole: readonly AcceptedEvent[];
  /** Those that are new, or say less than before. */
  readonly changed: readonly AcceptedEvent[];
  readonly goes: { readonly edition: number; readonly pages: readonly string[] };
  readonly writes: PageWrites;
  readonly mentions: { readonly comes: Mentions; readonly goes: Mentions };
}

const isRedaction = ({ event }: AcceptedEvent): boolean => event.type === 'EventRedacted';

/** Whether any of the events hides others: then the pages of its race say what they must not [F7]. */
export const redacts = (events: readonly AcceptedEvent[]): boolean => events.some(isRedaction);

/** The pages that a race has when all that was ever redacted had never asserted anything. */
export function rewrittenRace(
  race: string,
  stored: StoredRace,
  news: readonly AcceptedEvent[],
): RaceRewrite {
  const before = [...stored.events, ...news];
  const whole = withoutRedacted(before);
  const index = new RaceIndexWriter();
  for (const accepted of whole) index.add(accepted);
  const directory = new Directory();
  directory.read(stored.directory);
  const edition = news.findLast(isRedaction)?.version ?? stored.edition;
  return {
    index,
    edition,
    whole,
    changed: whole.filter(
      (accepted, place) => place >= stored.events.length || accepted !== before[place],
    ),
    goes: { edition: stored.edition, pages: directory.pages },
    writes: index.take(),
    mentions: {
      comes: { edition, names: [...namesOf(race, whole)] },
      goes: { edition: stored.edition, names: [...namesOf(race, stored.events)] },
    },
  };
}
