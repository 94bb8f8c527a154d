import { requestHash, type CommandRequest } from '#libs/application';
import { randomFrom } from './random.js';

/** What a client would send to create a race. */
export const raceDocument = (id: string): object => ({
  type: 'CreateRace',
  sources: [{ publisher: 'State Board of Elections', published: '2020-12-01', kind: 'official' }],
  data: {
    id,
    name: `Secretary of State, ${id}`,
    stage: 'general',
    office: { name: 'Secretary of State' },
    timeZone: 'America/Chicago',
    begins: '2018-11-07',
  },
});

const CANDIDATES = ['anna-valencia', 'alexi-giannoulias', 'pat-dowell', 'david-moore'];
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAYS = 500;
const DAY_MS = 86_400_000;

export const dayOf = (random: () => number): string =>
  new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS).toISOString().slice(0, 10);

/** Commands of a plain kind, 0.5 kB each, no two alike. */
export class Workload {
  readonly #random: () => number;
  #made = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** An endorser that never spoke before endorses one of a few candidates. */
  endorsement(): object {
    this.#made += 1;
    const day = dayOf(this.#random);
    const candidate = CANDIDATES[Math.floor(this.#random() * CANDIDATES.length)];
    return {
      type: 'AnnounceEndorsement',
      occurred: day,
      assertion: 'confirmed',
      sources: [
        {
          publisher: 'The Daily Herald',
          title: `Endorsement number ${this.#made} of the season`,
          url: `https://example.org/politics/${day}/endorsement-${this.#made}`,
          published: day,
          kind: 'news',
        },
      ],
      data: {
        endorser: {
          id: `local-union-${this.#made}`,
          name: `Local Union ${this.#made}`,
          kind: 'organization',
        },
        candidate: { id: candidate, name: candidate, kind: 'person' },
        stance: 'support',
      },
    };
  }

  /** One of so many who rate races rates this one anew: a slot for each of them. */
  rating(raters: number): object {
    this.#made += 1;
    const day = dayOf(this.#random);
    const rater = Math.floor(this.#random() * raters);
    return {
      type: 'ChangeRating',
      occurred: day,
      assertion: 'confirmed',
      sources: [
        {
          publisher: `Rater ${rater}`,
          title: `The race for Secretary of State, rated for the ${this.#made}th time`,
          url: `https://example.org/ratings/${day}/rating-${this.#made}`,
          published: day,
          kind: 'news',
        },
      ],
      data: {
        rater: { id: `rater-${rater}`, name: `Rater ${rater}`, kind: 'organization' },
        to: `Lean Democratic, revision ${this.#made}`,
      },
    };
  }

  /** The same as a request to the writer in this process. */
  request(race: string, document: object = this.endorsement()): CommandRequest {
    this.#made += 1;
    return {
      stream: `race/${race}`,
      cid: `bench-${this.#made}`,
      hash: requestHash(document),
      by: 'editor:bench',
      correlation: null,
      ifMatch: null,
      dryRun: false,
      document,
    };
  }
}

export const raceNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `bench-race-${index}`);
