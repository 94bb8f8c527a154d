import { type Assertion, ASSERTIONS, type Occurred, type Source, UNDATED } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { DAY_MS, dayAt, randomOccurred, randomPublished } from './random-dates.js';
import { type Saying, type Topic, TOPICS } from './random-facts.js';
import { Random } from './random.js';

export interface History {
  readonly race: string;
  /** In version order, the creation of the race first. */
  readonly events: readonly AcceptedEvent[];
}

const EVENTS_MIN = 6;
const EVENTS_MAX = 14;

/** A small random history: late and tied records, alternatives, disputes, and acts on facts and on one another. */
export function randomHistory(seed: number, number: number, events?: number): History {
  const race = `history-${seed}-${number}`;
  const random = new Random(seed * 1_000_003 + number);
  const builder = new HistoryBuilder(race, random);
  const length = events ?? EVENTS_MIN + random.below(EVENTS_MAX - EVENTS_MIN + 1);
  for (let count = 0; count < length; count += 1) builder.addNext();
  return { race, events: builder.events };
}

const RETRACTING: ReadonlySet<string> = new Set(['EventRetracted', 'FinanceReportWithdrawn']);
const ACTING: ReadonlySet<string> = new Set([
  ...RETRACTING,
  'EventCorrected',
  'EventDisputed',
  'ConflictResolved',
  'SourceAdded',
]);

interface Draft {
  readonly type: string;
  readonly data: object;
  readonly occurred: Occurred;
  readonly assertion: Assertion;
  readonly sources: readonly Source[];
  readonly follows?: string;
}

class HistoryBuilder {
  readonly events: AcceptedEvent[] = [];
  readonly #race: string;
  readonly #random: Random;
  readonly #topics: readonly Topic[];
  /** What each fact is about, by its event: an act says the same kind of thing. */
  readonly #topicOf = new Map<string, { readonly topic: Topic; readonly type: string }>();
  #recordedAt: number;

  constructor(race: string, random: Random) {
    this.#race = race;
    this.#random = random;
    this.#topics = random.some(TOPICS, 2);
    this.#recordedAt = dayAt(1 + random.below(3));
    this.#add({
      type: 'RaceCreated',
      data: {
        id: race,
        name: race,
        stage: 'general',
        office: { name: 'Secretary of State' },
        timeZone: 'UTC',
        begins: { edtf: '2021-12-01', earliest: dayAt(-27), latest: dayAt(-26) },
      },
      occurred: UNDATED,
      assertion: 'confirmed',
      sources: [],
    });
  }

  addNext(): void {
    // Several events of one instant, as one commit records them, or of one import.
    if (this.#random.isTrue(0.6)) this.#recordedAt += DAY_MS * this.#random.below(2);
    const kind = this.#topicOf.size === 0 ? 0 : this.#random.next();
    if (kind < 0.55) this.#addFact();
    else if (kind < 0.72) this.#addCorrection();
    else if (kind < 0.86) this.#addRetraction();
    else this.#addOther(kind);
  }

  #addOther(kind: number): void {
    if (kind < 0.89) this.#addDispute();
    else if (kind < 0.93) this.#addDecision();
    else if (kind < 0.96) this.#addRedaction();
    else this.#addSource();
  }

  #addFact(): void {
    const topic = this.#random.oneOf(this.#topics);
    const saying = topic(this.#random);
    const { type, data } = saying;
    const follows = this.#followed(saying, topic);
    const said = { type, data, ...this.#said(), ...(follows !== undefined && { follows }) };
    this.#topicOf.set(this.#add(said), { topic, type });
  }

  #followed({ isEnding }: Saying, topic: Topic): string | undefined {
    if (!this.#random.isTrue(isEnding ? 0.75 : 0.1)) return undefined;
    const others = [...this.#topicOf].filter(
      ([event, about]) => about.topic === topic && !this.#isActing(event),
    );
    if (others.length === 0) return undefined;
    const [event, { type }] = this.#random.oneOf(others);
    const isMeasure = type.startsWith('Finance') && this.#random.isTrue(0.3);
    return isMeasure ? `${event}#totalReceipts` : event;
  }

  #addCorrection(): void {
    const event = this.#target({ mayBeRetraction: false });
    const { topic, type } = this.#topicOf.get(event)!;
    const { occurred, assertion, sources } = this.#said();
    const replacement = {
      occurred,
      assertion,
      sources: this.#random.isTrue(0.5) ? [] : sources,
      data: this.#dataOf(type, topic),
    };
    const kind = this.#random.oneOf(['transcription', 'source']);
    this.#addActing('EventCorrected', event, { kind, reason: 'wrong', replacement });
  }

  #addRetraction(): void {
    const event = this.#target({ mayBeRetraction: true });
    const isFiling = this.#typeOf(event).startsWith('FinanceReport');
    if (isFiling && this.#random.isTrue(0.3)) {
      this.#addActing('FinanceReportWithdrawn', event, {});
      return;
    }
    const reason = this.#random.oneOf(['false-report', 'mistake']);
    const usual = reason === 'false-report' ? 'source' : 'transcription';
    const kind = this.#random.isTrue(0.9) ? usual : 'source';
    this.#addActing('EventRetracted', event, { kind, reason });
  }

  #addDispute(): void {
    const event = this.#target({ mayBeRetraction: false });
    this.#addActing('EventDisputed', event, { reason: 'doubtful' });
  }

  /** For a fact, and against others that may or may not say otherwise of the same. */
  #addDecision(): void {
    const facts = [...this.#topicOf.keys()].filter((id) => !this.#isActing(id));
    const event = this.#random.oneOf(facts);
    const { topic } = this.#topicOf.get(event)!;
    const others = facts.filter((id) => id !== event && this.#topicOf.get(id)?.topic === topic);
    const disputed = this.#random.some(others, 1 + this.#random.below(2));
    this.#addActing('ConflictResolved', event, { reason: 'decided', disputed });
  }

  /** Of an event, with all that acts on it; from then on it is as if it had never been there. */
  #addRedaction(): void {
    const event = this.#target({ mayBeRetraction: true });
    const hides = [event];
    for (const { event: act } of this.events)
      if (this.#isActing(act.id) && hides.includes((act.data as { event: string }).event))
        hides.push(act.id);
    const data = { event, reason: 'legal', hides };
    this.#add({
      type: 'EventRedacted',
      data,
      occurred: UNDATED,
      assertion: 'reported',
      sources: [],
    });
    for (const id of hides) this.#topicOf.delete(id);
  }

  #addSource(): void {
    const event = this.#target({ mayBeRetraction: false });
    const { topic, type } = this.#topicOf.get(event)!;
    const { occurred, assertion } = this.#said();
    this.#addActing('SourceAdded', event, {
      ...(this.#random.isTrue(0.4) && { assertion }),
      ...(this.#random.isTrue(0.4) && { occurred }),
      ...(this.#random.isTrue(0.4) && { adds: this.#dataOf(type, topic) }),
    });
  }

  /** Acts on a fact, and quite often on what acts on one; a retraction can only be retracted. */
  #target({ mayBeRetraction }: { readonly mayBeRetraction: boolean }): string {
    const isAllowed = (id: string): boolean => mayBeRetraction || !RETRACTING.has(this.#typeOf(id));
    const events = [...this.#topicOf.keys()].filter(isAllowed);
    const acts = events.filter((id) => this.#isActing(id));
    return this.#random.oneOf(acts.length > 0 && this.#random.isTrue(0.4) ? acts : events);
  }

  #isActing(id: string): boolean {
    return ACTING.has(this.#typeOf(id));
  }

  #typeOf(id: string): string {
    return this.events.find(({ event }) => event.id === id)?.event.type ?? '';
  }

  #addActing(type: string, event: string, acts: object): void {
    const sources = this.#random.isTrue(0.2) ? [] : this.#said().sources;
    const data = { event, ...acts };
    const about = this.#topicOf.get(event)!;
    this.#topicOf.set(
      this.#add({ type, data, occurred: UNDATED, assertion: 'reported', sources }),
      about,
    );
  }

  #dataOf(type: string, topic: Topic): object {
    for (;;) {
      const saying = topic(this.#random);
      if (saying.type === type) return saying.data;
    }
  }

  #said(): Pick<Draft, 'occurred' | 'assertion' | 'sources'> {
    return {
      occurred: randomOccurred(this.#random),
      assertion: this.#random.oneOf([...ASSERTIONS, 'reported', 'reported', 'confirmed']),
      sources: Array.from({ length: 1 + this.#random.below(2) }, () => this.#source()),
    };
  }

  #source(): Source {
    const publisher = this.#random.oneOf(['tribune', 'Tribune', 'herald', 'sun-times']);
    const published = randomPublished(this.#random);
    return {
      key: `${publisher}-${published.latest ?? 'undated'}`,
      publisher,
      published,
      kind: 'news',
      ...(this.#random.isTrue(0.2) && { origin: 'ap' }),
    };
  }

  #add(draft: Draft): string {
    const version = this.events.length + 1;
    const id = `${this.#race}-e${version}`;
    const event = { id, schema: 1, ...draft };
    this.events.push({
      stream: `race/${this.#race}`,
      version,
      recordedAt: this.#recordedAt,
      by: 'key/editor',
      correlation: null,
      warnings: [],
      // The topics are the recorded shapes of these types.
      event: event as unknown as AcceptedEvent['event'],
    });
    return id;
  }
}
