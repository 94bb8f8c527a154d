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
  /** So many events are written in one step. */
  readonly eventsAtOnce?: number;
  /** From this event on, or the step that it is in, the writer is made anew from what is written. */
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

/** The index of a whole history, written commit by commit. */
export function indexHistory({ events }: History, options: IndexOptions): IndexedHistory {
  const { limits, eventsAtOnce = 1 } = options;
  const index = new GrowingIndex(options);
  for (let start = 0; start < events.length; start += eventsAtOnce)
    index.write(events.slice(start, start + eventsAtOnce));
  const { known, pages } = index;
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

class GrowingIndex {
  known: readonly AcceptedEvent[] = [];
  readonly #options: IndexOptions;
  #pages: MapPages;
  #writer: RaceIndexWriter;

  constructor(options: IndexOptions) {
    this.#options = options;
    this.#pages = this.#noPages();
    this.#writer = new RaceIndexWriter(options.limits);
  }

  get pages(): MapPages {
    return this.#pages;
  }

  write(commit: readonly AcceptedEvent[]): void {
    const written = this.known;
    this.known = withoutRedacted([...written, ...commit]);
    const isRewritten = commit.some(({ event }) => event.type === 'EventRedacted');
    if (isRewritten) this.#beginAnew();
    else this.#restart(written, commit.length);
    for (const shown of isRewritten ? this.known : commit) this.#writer.add(shown);
    const { tamper = untouched } = this.#options;
    this.#pages.write(tamper(this.#writer.take()));
  }

  /** What is hidden is on no page: they are written anew. */
  #beginAnew(): void {
    this.#pages = this.#noPages();
    this.#writer = new RaceIndexWriter(this.#options.limits);
  }

  #restart(written: readonly AcceptedEvent[], coming: number): void {
    const { limits, restartAt = Infinity } = this.#options;
    if (written.length <= restartAt && restartAt < written.length + coming)
      this.#writer = new RaceIndexWriter(limits, this.#pages.found(written));
  }

  #noPages(): MapPages {
    return new MapPages((version) => this.known[version - 1]);
  }
}
