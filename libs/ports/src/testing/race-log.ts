import {
  anOrganization,
  aPerson,
  by,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { at, dateOf } from '../../../domain/src/testing/dates.js';
import type { AcceptedEvent, ProjectedCommit } from '#libs/ports';

/** A history on its way into the read models. */
export interface Recorded {
  readonly race: string;
  accepted(): readonly AcceptedEvent[];
}

/** A race with its creation; ids of its events are its own. */
export class RaceBuilder extends EventBuilder implements Recorded {
  readonly race: string;

  constructor(race: string) {
    super(race);
    this.race = race;
    this.record('RaceCreated', {
      data: {
        id: race,
        name: `The race ${race}`,
        stage: 'general',
        office: { name: 'Secretary of State' },
        timeZone: 'UTC',
        begins: dateOf('2020-01-01'),
      },
    });
  }

  support(endorser: string, occurred: string, published = occurred): string {
    return this.record('EndorsementAnnounced', {
      occurred,
      sources: [by('the-herald', published)],
      data: {
        endorser: anOrganization(endorser),
        candidate: aPerson('valencia'),
        stance: 'support',
      },
    });
  }

  rename(event: string, name: string): string {
    const created = this.events[0]?.event;
    return this.correct(event, { replacement: { data: { ...created?.data, name } } });
  }

  /** Its events with ids that no other race has. */
  accepted(): readonly AcceptedEvent[] {
    return withOwnIds(this.events, this.race);
  }
}

/** A person with their registration; ids of the events are their own. */
export class PersonBuilder extends EventBuilder implements Recorded {
  readonly race: string;

  constructor(id: string) {
    super(id, 'person');
    this.race = `person/${id}`;
    this.record('PersonRegistered', { data: { id, name: `The person ${id}` } });
  }

  accepted(): readonly AcceptedEvent[] {
    return withOwnIds(this.events, this.race);
  }
}

function withOwnIds(events: readonly AcceptedEvent[], record: string): readonly AcceptedEvent[] {
  const ids = ['id', 'event', 'follows', 'hides'];
  const own = (key: string, value: unknown): unknown => {
    if (!ids.includes(key)) return value;
    if (Array.isArray(value)) return value.map((one) => own('id', one));
    return /^e\d+$/.test(String(value)) ? `${String(value)}-${record}` : value;
  };
  return JSON.parse(JSON.stringify(events), own) as readonly AcceptedEvent[];
}

/** A person of many names, one of them corrected, who was merged and split again. */
export function aRenamedPerson(id = 'jesus-garcia'): PersonBuilder {
  const builder = new PersonBuilder(id);
  const name = builder.record('PersonRenamed', {
    occurred: '2018-11-19',
    sources: [by('the-board', '2018-11-26')],
    data: { name: 'Jesus Garcia', kind: 'ballot' },
  });
  builder.record('AliasAdded', { data: { name: 'Chuy' } });
  builder.correct(name, {
    replacement: { occurred: '2018-11-20', data: { name: 'Jesús “Chuy” García', kind: 'ballot' } },
  });
  const data = { evidence: 'The same address.' };
  const into = aPerson('chuy-garcia');
  const merged = builder.record('PersonMerged', { data: { ...data, into } });
  builder.record('PersonSplit', { follows: merged, data: { ...data, from: into } });
  return builder;
}

/** A history with every way of acting on a fact, dates that are vague, and sources older than the record. */
export function anEventfulRace(race = 'il-sos-2022'): RaceBuilder {
  const builder = new RaceBuilder(race);
  const union = builder.support('the-union', '2021-06', '2021-07-04');
  const teachers = builder.support('the-teachers', '2021-08-10~');
  const club = builder.support('the-club', '2021-09/2021-10');
  builder.addSource(union, { occurred: '2021-06-14', sources: [by('the-tribune', '2021-06-20')] });
  builder.rename('e1', 'The race, as it is rightly called');
  builder.correct(teachers, {
    kind: 'source',
    sources: [by('the-herald', '2021-12-01')],
    replacement: {
      occurred: '2021-11-02',
      data: {
        endorser: anOrganization('the-teachers'),
        candidate: aPerson('valencia'),
        stance: 'oppose',
      },
    },
  });
  builder.retract(club, { kind: 'source', reason: 'false-report' });
  builder.support('the-club', '2022-01-15');
  builder.support('the-bakers', '2021');
  return builder;
}

export interface Placing {
  readonly partition?: number;
  /** Position of the first commit. */
  readonly position?: number;
  /** Positions from one commit to the next. */
  readonly step?: number;
  /** Events of one commit. */
  readonly size?: number;
}

const LOG_BEGAN_AT = at('2022-01-01');
const POSITION_MS = 3_600_000;

/** The history of a race as commits in one partition of a log that takes one record an hour. */
export function commitsOf(
  builder: Recorded,
  { partition = 0, position = 0, step = 1, size = 1 }: Placing = {},
): readonly ProjectedCommit[] {
  const events = builder.accepted();
  return Array.from({ length: Math.ceil(events.length / size) }, (_, index) => {
    const place = position + index * step;
    const recordedAt = LOG_BEGAN_AT + place * POSITION_MS;
    return {
      partition,
      position: place,
      race: builder.race,
      events: events
        .slice(index * size, (index + 1) * size)
        .map((accepted) => ({ ...accepted, recordedAt })),
    };
  });
}

export const eventsOf = (commits: readonly ProjectedCommit[]): readonly AcceptedEvent[] =>
  commits.flatMap(({ events }) => events);

/** Text that is the same for the same answers: maps in their order, and what has no end in words. */
export const documentOf = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
