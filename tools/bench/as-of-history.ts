import type { AcceptedEvent } from '#libs/ports';
import { randomFrom } from './random.js';

/** In which order a history tells what happened, and what is put right in it. */
export type HistoryKind = 'in order' | 'mixed' | 'shuffled';

export interface HistoryOptions {
  readonly race: string;
  readonly events: number;
  /** What the facts are about: each a slot of its own. */
  readonly slots: number;
  readonly kind: HistoryKind;
  readonly seed: number;
}

const DAY_MS = 86_400_000;
export const FIRST_MS = Date.UTC(2021, 0, 1);
/** All that happens does so in these days, however many events tell of it. */
export const SPAN_MS = 600 * DAY_MS;
const RECORDED_MS = FIRST_MS + SPAN_MS + DAY_MS;
/** Of a mixed history: what arrives late, and what is corrected. */
const LATE = 0.1;
const CORRECTED = 0.1;

/** A race of facts that supersede one another, slot by slot, in versions of 0.7 kB. */
export function asOfHistory(options: HistoryOptions): readonly AcceptedEvent[] {
  const { race, events, slots, kind, seed } = options;
  const builder = new AsOfHistory(race, slots, seed);
  builder.create();
  const moments = Array.from({ length: events }, (_, index) =>
    Math.floor(FIRST_MS + (index / events) * SPAN_MS),
  );
  if (kind === 'shuffled') builder.shuffle(moments);
  for (const moment of moments.slice(1)) {
    if (kind === 'mixed') builder.addMixed(moment);
    else builder.addFact(moment);
  }
  return builder.events;
}

interface Range {
  readonly moment: number;
  /** Exclusive. */
  readonly upto: number;
}

type Dated = Pick<AcceptedEvent['event'], 'occurred' | 'assertion'>;

const UNDATED: Dated = {
  occurred: { edtf: null, earliest: null, latest: null, gave: { earliest: false, latest: false } },
  assertion: 'confirmed',
};

const dated = ({ moment, upto }: Range): Dated => ({
  occurred: {
    edtf: new Date(moment).toISOString(),
    earliest: moment,
    latest: upto,
    gave: { earliest: true, latest: true },
  },
  assertion: 'confirmed',
});

type Said = Pick<AcceptedEvent['event'], 'type' | 'data'> & Readonly<Record<string, unknown>>;

/** Writes accepted events as the log holds them. */
export class AsOfHistory {
  readonly events: AcceptedEvent[] = [];
  readonly random: () => number;
  readonly #race: string;
  readonly #slots: number;
  readonly #facts: string[] = [];

  constructor(race: string, slots: number, seed: number) {
    this.#race = race;
    this.#slots = slots;
    this.random = randomFrom(seed);
  }

  create(): void {
    this.#add({
      type: 'RaceCreated',
      data: {
        id: this.#race,
        name: this.#race,
        stage: 'general',
        office: { name: 'Secretary of State' },
        timeZone: 'UTC',
        begins: dateOf(Date.UTC(2020, 0, 1)),
      },
      ...UNDATED,
      sources: [],
    } as unknown as Said);
  }

  /** A tenth of what happened is told some other time, a tenth of the events put right what was told. */
  addMixed(moment: number): void {
    const dice = this.random();
    if (dice < CORRECTED && this.#facts.length > 0)
      this.addCorrection(this.below(this.#facts.length), moment);
    else this.addFact(dice < CORRECTED + LATE ? this.moment() : moment);
  }

  /** @param upto the end of the range in which it happened, its end exclusive. */
  addFact(moment: number, slot = this.below(this.#slots), upto = moment + 1): void {
    this.#facts.push(this.#add(this.#saying({ moment, upto }, slot)));
  }

  moveFact(fact: number, moment: number): void {
    this.#correct(fact, dated({ moment, upto: moment + 1 }));
  }

  /** Of the fact with this number; half of the corrections move it to the moment given. */
  addCorrection(fact: number, moment: number | null): void {
    const moves = moment !== null && this.random() < 0.5;
    this.#correct(fact, moves ? dated({ moment, upto: moment + 1 }) : null);
  }

  #correct(fact: number, to: Dated | null): void {
    const event = this.#facts[fact] ?? '';
    const before = this.events[Number(event.split('-e')[1]) - 1];
    const { occurred, assertion } = to ?? before?.event ?? UNDATED;
    this.#add({
      type: 'EventCorrected',
      data: {
        event,
        kind: 'transcription',
        reason: 'A slip of the pen, found on reading the page again',
        replacement: { occurred, assertion, sources: [], data: before?.event.data },
      },
      ...UNDATED,
      sources: [],
    } as unknown as Said);
  }

  moment(): number {
    return FIRST_MS + this.below(SPAN_MS);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  shuffle(moments: number[]): void {
    for (let last = moments.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [moments[last], moments[other]] = [moments[other] ?? 0, moments[last] ?? 0];
    }
  }

  #saying({ moment, upto }: Range, slot: number): Said {
    const at = new Date(moment).toISOString();
    return {
      type: 'EndorsementAnnounced',
      data: {
        endorser: { id: `local-union-${slot}`, name: `Local Union ${slot}`, kind: 'organization' },
        candidate: { id: 'anna-valencia', name: 'Anna Valencia', kind: 'person' },
        stance: this.random() < 0.5 ? 'support' : 'oppose',
        quote:
          'She has stood with us at every picket line, and we will stand with her in the fall.',
      },
      ...dated({ moment, upto }),
      sources: [
        {
          key: `the-daily-herald-${this.events.length}`,
          publisher: 'The Daily Herald',
          title: `Endorsement number ${this.events.length} of the season`,
          url: `https://example.org/politics/${at.slice(0, 10)}/endorsement-${this.events.length}`,
          published: dateOf(moment),
          kind: 'news',
        },
      ],
    } as unknown as Said;
  }

  #add(said: Said): string {
    const version = this.events.length + 1;
    const id = `${this.#race}-e${version}`;
    this.events.push({
      stream: `race/${this.#race}`,
      version,
      recordedAt: RECORDED_MS + version,
      by: 'editor:bench',
      correlation: null,
      warnings: [],
      event: { id, schema: 1, ...said } as unknown as AcceptedEvent['event'],
    });
    return id;
  }
}

function dateOf(moment: number) {
  const earliest = Math.floor(moment / DAY_MS) * DAY_MS;
  const edtf = new Date(earliest).toISOString().slice(0, 10);
  return { edtf, earliest, latest: earliest + DAY_MS };
}
