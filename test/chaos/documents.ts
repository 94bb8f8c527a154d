import { Dice } from './dice.js';

/** What a client is about to send. */
export interface Order {
  readonly race: string;
  readonly document: string;
  readonly ifMatch: number | undefined;
  readonly marks: readonly string[];
}

/** The candidates that every race of a run has. */
const CANDIDATES = ['ada-one', 'bea-two'] as const;
const SOURCES = [
  {
    publisher: 'Chaos Gazette',
    title: 'As it happened',
    url: 'https://gazette.example/chaos',
    published: '2022-02-17',
    kind: 'news',
  },
];

/** How often each kind of command comes, in hundredths; the rest are endorsements, one at a time. */
const SHARES = { severalAtOnce: 10, demanding: 12, impossible: 8, noNews: 8 } as const;

export const raceDocument = (race: string): string =>
  JSON.stringify({
    type: 'CreateRace',
    sources: SOURCES,
    data: {
      id: race,
      name: `The race ${race}`,
      stage: 'general',
      office: {
        id: 'il-secretary-of-state',
        name: 'Illinois Secretary of State',
        role: 'secretary of state',
        level: 'state',
        jurisdiction: 'ocd-division/country:us/state:il',
      },
      seats: 1,
      timeZone: 'America/Chicago',
      begins: '2018-11-07',
      coverage: {
        candidates: 'none',
        endorsements: 'none',
        finance: 'none',
        polls: 'none',
        statements: 'none',
        results: 'none',
      },
    },
  });

export const candidacyDocuments = (): readonly string[] =>
  CANDIDATES.map((id) =>
    JSON.stringify({
      type: 'DeclareCandidacy',
      occurred: '2021-03-03',
      assertion: 'confirmed',
      sources: SOURCES,
      data: { candidate: { id, name: id, kind: 'person' }, party: 'DEM' },
    }),
  );

/** Makes up what editors send: mostly news, some of it several facts at once, some of it refused. */
export class Editor {
  readonly #dice: Dice;
  readonly #name: string;
  #made = 0;

  constructor(seed: number, name: string) {
    this.#dice = new Dice(seed);
    this.#name = name;
  }

  /** @param known a version of the race that the editor has seen */
  next(race: string, known: number): Order {
    const share = this.#dice.upTo(100);
    const bounds = cumulated(Object.values(SHARES));
    const kind = bounds.findIndex((bound) => share < bound);
    const kinds = [
      () => this.#severalAtOnce(race),
      () => ({ ...this.#endorsement(race), ifMatch: known }),
      () => this.#impossible(race),
      () => this.#noNews(race),
    ];
    return (kinds[kind] ?? (() => this.#endorsement(race)))();
  }

  #endorsement(race: string): Order {
    const mark = this.#mark();
    return order(race, endorsement(mark, this.#dice.oneOf(CANDIDATES)), [mark]);
  }

  #severalAtOnce(race: string): Order {
    const marks = [this.#mark(), this.#mark(), this.#mark()];
    return order(race, { commands: marks.map((mark) => endorsement(mark, CANDIDATES[0])) }, marks);
  }

  /** There is no such event, and never will be. */
  #impossible(race: string): Order {
    const data = { event: `no-event-${this.#mark()}`, kind: 'transcription', reason: 'mistake' };
    return order(race, { type: 'RetractEvent', sources: SOURCES, data }, []);
  }

  /** Said once before the run began. */
  #noNews(race: string): Order {
    return { race, document: candidacyDocuments()[0] ?? '', ifMatch: undefined, marks: [] };
  }

  #mark(): string {
    this.#made += 1;
    return `${this.#name}-${this.#made}`;
  }
}

const endorsement = (endorser: string, candidate: string): object => ({
  type: 'AnnounceEndorsement',
  occurred: '2022-02-17',
  assertion: 'confirmed',
  sources: SOURCES,
  data: {
    endorser: { id: endorser, name: endorser, kind: 'organization' },
    candidate,
    stance: 'support',
  },
});

const order = (race: string, document: object, marks: readonly string[]): Order => ({
  race,
  document: JSON.stringify(document),
  ifMatch: undefined,
  marks,
});

function cumulated(shares: readonly number[]): readonly number[] {
  let sum = 0;
  return shares.map((share) => (sum += share));
}
