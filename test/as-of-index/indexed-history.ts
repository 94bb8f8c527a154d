import {
  IdentityFacts,
  IndexedAnswers,
  type IndexedRace,
  MapPages,
  type PageWrites,
  RaceIndexWriter,
  type TreeLimits,
} from '#libs/adapters';
import type { AcceptedEvent, HeldFacts } from '#libs/ports';
import { type Knowledge, withoutRedacted } from '#libs/domain';
import type { History } from '../oracle/histories.js';
import type { Written } from './invariants.js';

/** Changes what is written to the pages of one race, as a fault would. */
export type Tampering = (writes: PageWrites) => PageWrites;

const untouched: Tampering = (writes) => writes;

export interface IndexOptions {
  readonly limits: TreeLimits;
  /** After this many events the writer is made anew from what is written. */
  readonly restartAt?: number;
  readonly tamper?: Tampering;
}

export type IndexAnswer = Pick<HeldFacts, 'slots' | 'falseReports' | 'version' | 'turnedAt'>;
export type IndexSubject = (knowledge: Knowledge, v: number) => Promise<IndexAnswer>;

export interface IndexedHistory {
  readonly ask: IndexSubject;
  /** By one who remembers nothing of what was asked before. */
  readonly askAnew: IndexSubject;
  readonly written: Written;
}

/** The index of a whole history, written event by event. */
export function indexHistory({ events }: History, options: IndexOptions): IndexedHistory {
  const { limits, restartAt, tamper = untouched } = options;
  let known: readonly AcceptedEvent[] = [];
  let pages = new MapPages((version) => known[version - 1]);
  let writer = new RaceIndexWriter(limits);
  for (const [index, accepted] of events.entries()) {
    known = withoutRedacted([...known, accepted]);
    if (accepted.event.type === 'EventRedacted') {
      // What is hidden is on no page: they are written anew.
      pages = new MapPages((version) => known[version - 1]);
      writer = new RaceIndexWriter(limits);
      for (const shown of known) writer.add(shown);
      pages.write(tamper(writer.take()));
      continue;
    }
    if (index === restartAt)
      writer = new RaceIndexWriter(limits, pages.found(known.slice(0, index)));
    writer.add(accepted);
    pages.write(tamper(writer.take()));
  }
  const race: IndexedRace = {
    key: '',
    pages,
    identity: new IdentityFacts(identityEvents(known)),
    head: events.length,
    recordedSince: 0,
    redacted: 0,
    watermark: null,
  };
  const answers = new IndexedAnswers();
  return {
    ask: (knowledge, v) => answers.held(race, knowledge, v),
    askAnew: (knowledge, v) => new IndexedAnswers().held(race, knowledge, v),
    written: { pages, limits, version: events.length },
  };
}

/** The creation and what acts on it, directly or through others. */
function identityEvents(events: readonly AcceptedEvent[]): readonly AcceptedEvent[] {
  const ids = new Set<string>();
  return events.filter(({ event }) => {
    const target = 'event' in event.data ? event.data.event : undefined;
    const isAbout = event.type === 'RaceCreated' || (target !== undefined && ids.has(target));
    if (isAbout) ids.add(event.id);
    return isAbout;
  });
}
