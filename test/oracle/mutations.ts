import {
  asMetaEvent,
  type Holder,
  type Holders,
  holdersAt,
  type Knowledge,
  type KnownFacts,
  knownFacts,
  type Revision,
  targetOf,
} from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import type { Subject } from './check.js';

type Events = readonly AcceptedEvent[];

/** A fault planted in what is checked: each must be found, or the check would not find it in earnest. */
export interface Mutation {
  readonly name: string;
  readonly subject: (events: Events) => Subject;
}

interface Parts {
  /** What is known, from the history. */
  readonly known: (events: Events, knowledge: Knowledge) => KnownFacts;
  /** Who holds a slot, from the facts known. */
  readonly held: (revisions: readonly Revision[], v: number) => Holders;
}

/** The rules of the domain without a read model around them. */
export const rules = (events: Events, parts: Partial<Parts> = {}): Subject => {
  const { known = knownFacts, held = holdersAt } = parts;
  let last: { readonly knowledge: Knowledge; readonly facts: KnownFacts } | null = null;
  return (knowledge, v) => {
    if (last?.knowledge !== knowledge) last = { knowledge, facts: known(events, knowledge) };
    const { slots, falseReports } = last.facts;
    return {
      slots: new Map([...slots].map(([slot, revisions]) => [slot, held(revisions, v)])),
      falseReports,
    };
  };
};

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'T5 is a millisecond late',
    subject: withFacts((fact) => ({ ...fact, latest: fact.latest + 1 })),
  },
  {
    name: 'a correction of the source counts as always so',
    subject: withHistory((accepted) => onActs(accepted, { kind: 'transcription' })),
  },
  {
    name: 'what a fact follows gives it no floor',
    subject: (events) => {
      const follows = new Map(events.map(({ event }) => [event.id, event.follows ?? null]));
      const unlinked = events.map(withoutLink);
      const known: Parts['known'] = (_, knowledge) =>
        mapped(knownFacts(unlinked, knowledge), (fact) => ({
          ...fact,
          follows: follows.get(fact.event) ?? null,
        }));
      return rules(events, { known });
    },
  },
  {
    name: 'the first of the alternatives speaks for them',
    subject: (events) =>
      rules(events, {
        held: (revisions, v) => {
          const { certain, possible } = holdersAt(revisions, v);
          return {
            certain: certain && firstSpeaking(certain),
            possible: possible.map(firstSpeaking),
          };
        },
      }),
  },
  {
    name: 'a correction that was retracted still applies',
    subject: (events) => rules(events.filter((accepted) => !retractsAnAct(accepted, events))),
  },
  {
    name: 'what was recorded at the end of K is known',
    subject: withKnowledge((k) => (k.clock === 'recorded' ? later(k) : k)),
  },
  {
    name: 'what was published at the end of K is not known',
    subject: withKnowledge((k) => (k.clock === 'published' ? earlier(k) : k)),
  },
  {
    name: 'a publisher may disagree with itself',
    subject: withFacts((fact) => ({
      ...fact,
      sources: fact.sources.map((source) => ({ ...source, origin: fact.fact })),
    })),
  },
  {
    name: 'a disputed fact is certain like any other',
    subject: withFacts(({ disputed, ...fact }) =>
      disputed || fact.assertion === 'disputed' ? { ...fact, assertion: 'inferred' } : fact,
    ),
  },
  {
    name: 'what a conflict was decided against is as before',
    subject: withHistory((accepted) =>
      accepted.event.type === 'ConflictResolved' ? onData(accepted, { disputed: [] }) : accepted,
    ),
  },
  {
    name: 'what was redacted later is known as it was then',
    subject: (events) =>
      rules(events, {
        known: (all, knowledge) =>
          knownFacts(
            all.filter((accepted) => isKnownBy(accepted, knowledge)),
            knowledge,
          ),
      }),
  },
  {
    name: 'a range is the one after T5',
    subject: withFacts((fact) => ({
      ...fact,
      occurred: { ...fact.occurred, latest: Number.isFinite(fact.latest) ? fact.latest : null },
    })),
  },
];

/** Facts are known as they are, and read with a fault when it comes to who holds. */
function withFacts(change: (fact: Revision) => Revision): Mutation['subject'] {
  return (events) =>
    rules(events, {
      held: (revisions, v) => restored(holdersAt(revisions.map(change), v), revisions),
    });
}

/** Shows the facts as they are, so that only who holds can differ. */
function restored({ certain, possible }: Holders, revisions: readonly Revision[]): Holders {
  const asIs = (one: Revision): Revision => revisions.find(({ fact }) => fact === one.fact) ?? one;
  const shown = possible.map((holder) => ({ ...holder, revision: asIs(holder.revision) }));
  return {
    certain: shown.find(({ revision }) => revision.fact === certain?.revision.fact) ?? null,
    possible: shown,
  };
}

function withHistory(change: (accepted: AcceptedEvent) => AcceptedEvent): Mutation['subject'] {
  return (events) => rules(events.map(change));
}

function withKnowledge(change: (knowledge: Knowledge) => Knowledge): Mutation['subject'] {
  return (events) =>
    rules(events, { known: (all, knowledge) => knownFacts(all, change(knowledge)) });
}

const moved = ({ knownBefore, ...rest }: Knowledge, by: number): Knowledge => ({
  ...rest,
  knownBefore: knownBefore === null ? null : knownBefore + by,
});
const later = (knowledge: Knowledge): Knowledge => moved(knowledge, 1);
const earlier = (knowledge: Knowledge): Knowledge => moved(knowledge, -1);

function onActs(accepted: AcceptedEvent, change: object): AcceptedEvent {
  return accepted.event.type === 'EventCorrected' ? onData(accepted, change) : accepted;
}

function onData(accepted: AcceptedEvent, change: object): AcceptedEvent {
  const data = { ...accepted.event.data, ...change };
  // The data stay those of the event's type.
  return { ...accepted, event: { ...accepted.event, data } as AcceptedEvent['event'] };
}

const isKnownBy = (
  { event, version, recordedAt }: AcceptedEvent,
  { knownBefore, atVersion }: Knowledge,
): boolean =>
  event.type !== 'EventRedacted' ||
  (version <= (atVersion ?? Infinity) && recordedAt < (knownBefore ?? Infinity));

function withoutLink(accepted: AcceptedEvent): AcceptedEvent {
  const { follows, ...event } = accepted.event;
  return follows === undefined ? accepted : { ...accepted, event };
}

function retractsAnAct({ event }: AcceptedEvent, events: Events): boolean {
  if (event.type !== 'EventRetracted') return false;
  const target = events.find((other) => other.event.id === targetOf(event));
  return target !== undefined && asMetaEvent(target.event) !== undefined;
}

function mapped(known: KnownFacts, change: (fact: Revision) => Revision): KnownFacts {
  const slots = [...known.slots].map(([slot, facts]) => [slot, facts.map(change)] as const);
  return { ...known, slots: new Map(slots) };
}

function firstSpeaking(holder: Holder): Holder {
  const first = holder.alternatives.at(-1);
  if (first === undefined) return holder;
  const others = holder.alternatives.filter((each) => each !== first);
  const last = { revision: holder.revision, differs: first.differs };
  return { ...holder, revision: first.revision, alternatives: [last, ...others] };
}
