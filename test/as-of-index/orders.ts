import { type Occurred, type Source, UNDATED } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import type { History } from '../oracle/histories.js';
import { DAY_MS, dayAt } from '../oracle/random-dates.js';
import { type Saying, TOPICS } from '../oracle/random-facts.js';
import type { Random } from '../oracle/random.js';

type Event = AcceptedEvent['event'];

const HOUR_MS = 3_600_000;
/** When all is recorded, whatever the order. */
const RECORDED_AT = dayAt(60);
const FACTS_MIN = 6;
const FACTS_MAX = 14;

/** A fact that is stated once, with the one that it follows. */
interface Told {
  readonly event: Event;
  readonly follows?: Told;
}

/** The same facts as they happened, some of them told late, and in any order: what is named comes before. */
export function inSeveralOrders(race: string, random: Random): readonly History[] {
  const facts = factsIn(race, random);
  const late = facts.map((fact, place) => ({
    fact,
    place: random.isTrue(0.2) ? place + random.below(facts.length) : place,
  }));
  const shuffled = facts.map((fact) => ({ fact, place: random.next() }));
  const inTurn = (placed: readonly { readonly fact: Told; readonly place: number }[]) =>
    placed.toSorted((one, other) => one.place - other.place).map(({ fact }) => fact);
  return [facts, inTurn(late), inTurn(shuffled)].map((order) => historyOf(race, order));
}

/** Each on a day of its own; some a second time, by another publisher who may say otherwise. */
function factsIn(race: string, random: Random): readonly Told[] {
  const facts: Told[] = [];
  /** What has an alternative is not followed: whether it holds is left open. */
  const alone: Told[] = [];
  const count = FACTS_MIN + random.below(FACTS_MAX - FACTS_MIN);
  const topics = random.some(TOPICS, 2);
  for (let day = 0; day < count; day += 1) {
    const topic = random.oneOf(topics);
    const saying = topic(random);
    const occurred = occurredOn(day, random);
    const tell = ({ type, data }: Saying, follows?: Told): Told => ({
      ...(follows !== undefined && { follows }),
      event: {
        id: `${race}-f${facts.length}`,
        schema: 1,
        type,
        data,
        occurred,
        assertion: 'reported',
        sources: [sourceOf(`paper-${facts.length}`, day)],
        ...(follows !== undefined && { follows: follows.event.id }),
      } as unknown as Event,
    });
    const others = alone.filter(({ event }) => topic === topicOf.get(event));
    const follows = others.length > 0 && random.isTrue(0.4) ? random.oneOf(others) : undefined;
    const told = tell(saying, follows);
    topicOf.set(told.event, topic);
    facts.push(told);
    // Of a count the later word holds, whoever publishes it.
    const mayDiffer = follows === undefined && saying.type !== 'ResultsUpdated';
    const isTwice = mayDiffer && random.isTrue(0.3);
    if (!isTwice) alone.push(told);
    else facts.push(tell(sayingOf(saying.type, () => topic(random))));
  }
  return facts;
}

const topicOf = new WeakMap<Event, unknown>();

function sayingOf(type: string, say: () => Saying): Saying {
  for (;;) {
    const saying = say();
    if (saying.type === type) return saying;
  }
}

/** Dates that begin at different instants: facts of one beginning are in the order in which they are told [S1]. */
function occurredOn(day: number, random: Random): Occurred {
  const start = dayAt(day);
  const [earliest, latest] = random.oneOf([
    [start, start + DAY_MS],
    [start, start + 2 * DAY_MS],
    [start, start + 5 * DAY_MS],
    [start + 12 * HOUR_MS, start + 12 * HOUR_MS + 1],
  ] as const);
  return { edtf: `day ${day}`, earliest, latest, gave: { earliest: true, latest: true } };
}

/** Of one day all speak at once: what is certain from when does not depend on who is believed. */
const sourceOf = (publisher: string, day: number): Source => ({
  key: publisher,
  publisher,
  published: { edtf: `day ${day}`, earliest: dayAt(day), latest: dayAt(day) + 3 * DAY_MS },
  kind: 'news',
});

function historyOf(race: string, order: readonly Told[]): History {
  const events: AcceptedEvent[] = [accepted(race, 1, creationOf(race))];
  const told = new Set<Told>();
  const tell = (fact: Told): void => {
    if (told.has(fact)) return;
    told.add(fact);
    if (fact.follows !== undefined) tell(fact.follows);
    events.push(accepted(race, events.length + 1, fact.event));
  };
  for (const fact of order) tell(fact);
  return { race, events };
}

const accepted = (race: string, version: number, event: Event): AcceptedEvent => ({
  stream: `race/${race}`,
  version,
  recordedAt: RECORDED_AT,
  by: 'key/editor',
  correlation: null,
  warnings: [],
  event,
});

const creationOf = (race: string): Event =>
  ({
    id: `${race}-creation`,
    schema: 1,
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
  }) as unknown as Event;
