import {
  UNDATED,
  type Accepted,
  type Decider,
  type Decision,
  type Door,
  type TimelineEvent,
} from '#libs/domain';

/** A command of the tally: a number to add, or something that is no command. */
export interface TallyDocument {
  /** Nothing new to say where it is 0; refused where the sum would be negative. */
  readonly add: number;
  /** As so many events. */
  readonly events?: number;
}

export interface Tally {
  sum: number;
  /** Of the applied events, in order. */
  readonly versions: number[];
  readonly times: number[];
  readonly events: string[];
}

const isTallyDocument = (document: unknown): document is TallyDocument =>
  typeof (document as Partial<TallyDocument> | null)?.add === 'number';

/** The smallest decider that can accept, refuse and have nothing to say: a sum that never falls below nought. */
export const tallyDecider: Decider<Tally> = {
  initial: () => ({ sum: 0, versions: [], times: [], events: [] }),

  evolve: (tally, accepted) => {
    const added = addedBy(accepted);
    tally.sum += added;
    tally.versions.push(accepted.version);
    tally.times.push(accepted.recordedAt);
    tally.events.push(accepted.event.id);
    return () => {
      tally.sum -= added;
      tally.versions.pop();
      tally.times.pop();
      tally.events.pop();
    };
  },

  redate: (tally, event, recordedAt) => {
    tally.times[tally.events.lastIndexOf(event)] = recordedAt;
  },

  decide: (document, tally, door): Decision => {
    if (!isTallyDocument(document)) return { refused: [refusal('malformed', 'add is missing')] };
    if (tally.sum + document.add < 0)
      return { refused: [refusal('refused', `only ${tally.sum} are there`)] };
    if (document.add === 0) return { events: [], warnings: [] };
    return { events: eventsOf(document, door), warnings: [] };
  },
};

const refusal = (kind: 'malformed' | 'refused', detail: string) =>
  ({ kind, pointer: '/add', code: 'tally', detail }) as const;

function eventsOf({ add, events = 1 }: TallyDocument, door: Door): readonly TimelineEvent[] {
  return Array.from({ length: events }, (_, index) =>
    tallyEvent(door.eventId(door.stream, door.cid, index), index === 0 ? add : 0),
  );
}

/** An event of the catalogue that carries its number in the note. */
export function tallyEvent(id: string, add: number): TimelineEvent {
  return {
    id,
    type: 'EndorsementAnnounced',
    schema: 1,
    occurred: UNDATED,
    assertion: 'confirmed',
    sources: [],
    note: String(add),
    data: {
      endorser: { id: 'jesse-white', name: 'Jesse White', kind: 'person' },
      candidate: { id: 'anna-valencia', name: 'Anna Valencia' },
      stance: 'support',
    },
  } as unknown as TimelineEvent;
}

function addedBy({ event }: Accepted<TimelineEvent>): number {
  const added = Number(event.note);
  if (Number.isNaN(added)) throw new Error('No number in the note.');
  return added;
}
