import {
  IdentityFacts,
  IndexedAnswers,
  type IndexedRace,
  MapPages,
  type PageWrites,
  RaceIndexWriter,
  type TreeLimits,
} from '#libs/adapters';
import type { HeldFacts } from '#libs/ports';
import type { Knowledge } from '#libs/domain';
import type { History } from '../oracle/histories.js';

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
  /** Records written to slabs. */
  readonly records: number;
}

/** The index of a whole history, written event by event. */
export function indexHistory({ events }: History, options: IndexOptions): IndexedHistory {
  const { limits, restartAt, tamper = untouched } = options;
  const pages = new MapPages((version) => events[version - 1]);
  let writer = new RaceIndexWriter(limits);
  let records = 0;
  for (const [index, accepted] of events.entries()) {
    if (index === restartAt) {
      records += writer.records;
      const { directoryText } = pages;
      writer = new RaceIndexWriter(limits, {
        events: events.slice(0, index),
        directory: directoryText,
      });
    }
    writer.add(accepted);
    pages.write(tamper(writer.take()));
  }
  const race: IndexedRace = {
    key: '',
    pages,
    identity: new IdentityFacts(identityEvents(events)),
    head: events.length,
    recordedSince: 0,
    watermark: null,
  };
  const answers = new IndexedAnswers();
  return {
    ask: (knowledge, v) => answers.held(race, knowledge, v),
    records: records + writer.records,
  };
}

/** The creation and what acts on it, directly or through others. */
function identityEvents(events: History['events']): History['events'] {
  const ids = new Set<string>();
  return events.filter(({ event }) => {
    const target = 'event' in event.data ? event.data.event : undefined;
    const isAbout = event.type === 'RaceCreated' || (target !== undefined && ids.has(target));
    if (isAbout) ids.add(event.id);
    return isAbout;
  });
}
