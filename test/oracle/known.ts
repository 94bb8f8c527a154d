import {
  ASSERTIONS,
  EVENTS,
  type EventId,
  type Knowledge,
  type Occurred,
  type Source,
} from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { type Acting, actsOf, hiddenIn, isActing, publishedTime } from './acts.js';

type Data = Readonly<Record<string, unknown>>;

/** A fact by brute force: the page `docs/explanation/answers.md` in code, with no thought for speed. */
export interface OracleFact {
  readonly fact: string;
  readonly slot: string;
  readonly type: string;
  readonly version: number;
  readonly occurred: Occurred;
  readonly data: Data;
  readonly sources: readonly Source[];
  /** After T5 and F4. */
  readonly earliest: number;
  readonly latest: number;
  /** First key of S1. */
  readonly from: number;
  /** The definition's own key of S1. */
  readonly rank: number;
  /** Rank of the assertion: disputed, inferred, reported, confirmed. */
  readonly sureness: number;
  /** As recorded, whatever F4 lends [F5]. */
  readonly disputed: boolean;
  readonly hasNoAlternatives: boolean;
  /** The last decision between it and its alternatives that was for it [S3]. */
  readonly resolved: string | null;
  /** All that it follows, directly and through others, nearest first, known or not [F4]. */
  readonly followed: readonly string[];
  /** The nearest of them that is known and in its slot: what is shown of it. */
  readonly tellsOf: { readonly fact: string; readonly data: Data } | null;
}

export interface OracleKnown {
  readonly facts: readonly OracleFact[];
  readonly falseReports: readonly string[];
}

/** What an event says after all that acts on it, and the sources that say so. */
interface Shape {
  readonly occurred: Occurred;
  readonly assertion: string;
  readonly data: Data;
  readonly resolved: string | null;
  readonly groups: readonly { readonly sources: readonly Source[]; readonly at: number }[];
}

/** A definition as far as the law reads it, for all types alike. */
interface Definition {
  readonly places: (event: unknown) => readonly { slot: string; measure?: string; data?: Data }[];
  readonly supersedes: string;
  readonly mayLieAhead?: true;
  readonly rank?: (data: Data) => number;
  readonly hasNoAlternatives?: true;
}

const definitionOf = ({ event }: AcceptedEvent): Definition =>
  (EVENTS as unknown as Readonly<Record<string, Definition>>)[event.type]!;

/** Everything known at K [Q2, F1-F5]. */
export function oracleKnown(whole: readonly AcceptedEvent[], knowledge: Knowledge): OracleKnown {
  // A link runs on also through what is hidden [F4].
  const links = linksIn(whole);
  const hidden = hiddenIn(whole);
  const history = whole.filter(({ event }) => !hidden.has(event.id));
  const unfloored: OracleFact[] = [];
  const falseReports: string[] = [];
  for (const accepted of history.filter((each) => !isActing(each))) {
    const acts = actsOf(accepted, history, knowledge);
    if (!isKnown(accepted, acts, knowledge)) continue;
    const facts = factsOf(accepted, shapeOf(accepted, acts, knowledge), links);
    const retractions = acts.filter(({ type, isDirect }) => type === 'EventRetracted' && isDirect);
    if (retractions.length === 0 || isIdentity(accepted)) unfloored.push(...facts);
    else if (retractions.some(({ data }) => data['reason'] === 'false-report'))
      falseReports.push(...facts.map(({ fact }) => fact));
  }
  return { facts: unfloored.map((fact) => floored(fact, unfloored)), falseReports };
}

/** A race is there at every K [Q2]. */
const isIdentity = (accepted: AcceptedEvent): boolean =>
  definitionOf(accepted).supersedes === 'corrections';

/** [Q2, F3] */
function isKnown(
  accepted: AcceptedEvent,
  acts: readonly Acting[],
  { clock, knownBefore, atVersion }: Knowledge,
): boolean {
  const { version, recordedAt, event } = accepted;
  if (isIdentity(accepted)) return true;
  if (version > (atVersion ?? Infinity)) return false;
  if (clock === 'recorded') return recordedAt < (knownBefore ?? Infinity);
  const sources = sourcesOf(event.sources, acts);
  return publishedTime(sources, recordedAt) <= (knownBefore ?? Infinity);
}

/** What sets the published time of a fact: its own, those added, and those that mend our mistakes [F3]. */
const sourcesOf = (own: readonly Source[], acts: readonly Acting[]): readonly Source[] =>
  acts
    .filter(({ isOurs }) => isOurs)
    .reduce(
      (sources, act) =>
        act.type === 'SourceAdded' ? [...sources, ...act.sources] : insteadOf(sources, act),
      own,
    );

/** A replacement without sources keeps the target's [F3]. */
const insteadOf = (sources: readonly Source[], { replacement }: Acting): readonly Source[] =>
  replacement === undefined || replacement.sources.length === 0 ? sources : replacement.sources;

/** Known acts in version order [F3]. */
function shapeOf(accepted: AcceptedEvent, acts: readonly Acting[], knowledge: Knowledge): Shape {
  const { event, recordedAt } = accepted;
  let shape: Shape = {
    occurred: event.occurred,
    assertion: event.assertion,
    data: event.data,
    resolved: null,
    groups: [{ sources: event.sources, at: publishedTime(event.sources, recordedAt) }],
  };
  for (const act of acts) {
    if (act.type === 'SourceAdded') shape = withAdded(shape, act);
    if (act.type === 'EventDisputed') shape = { ...shape, assertion: 'disputed' };
    if (act.type === 'ConflictResolved')
      shape = act.isDirect
        ? { ...shape, resolved: act.event }
        : { ...shape, assertion: 'disputed' };
    if (act.replacement !== undefined) shape = replaced(shape, act, recordedAt);
  }
  const { clock, knownBefore } = knowledge;
  const isSaid = ({ at }: { at: number }): boolean =>
    clock === 'recorded' || at <= (knownBefore ?? Infinity);
  return { ...shape, groups: shape.groups.filter(isSaid) };
}

function replaced(shape: Shape, act: Acting, recordedAt: number): Shape {
  const { occurred, assertion, data, sources } = act.replacement!;
  // What our own mistake hid was published when it was; the source's correction is known, or it is not here.
  const at = act.data['kind'] === 'source' ? -Infinity : publishedTime(sources, recordedAt);
  return {
    ...shape,
    occurred,
    assertion,
    data,
    groups: sources.length === 0 ? shape.groups : [{ sources, at }],
  };
}

function withAdded(shape: Shape, { sources, data }: Acting): Shape {
  const { assertion, adds, occurred } = data as {
    assertion?: string;
    adds?: Data;
    occurred?: Occurred;
  };
  return {
    ...shape,
    occurred: occurred !== undefined && lies(occurred, shape.occurred) ? occurred : shape.occurred,
    assertion:
      assertion !== undefined && surenessOf(assertion) > surenessOf(shape.assertion)
        ? assertion
        : shape.assertion,
    data: { ...shape.data, ...adds, ...shape.data },
    groups: [...shape.groups, { sources, at: -Infinity }],
  };
}

const surenessOf = (assertion: string): number =>
  (ASSERTIONS as readonly string[]).indexOf(assertion);

const lies = (inner: Occurred, outer: Occurred): boolean =>
  (inner.earliest ?? -Infinity) >= (outer.earliest ?? -Infinity) &&
  (inner.latest ?? Infinity) <= (outer.latest ?? Infinity);

/** One fact for each place of the definition, after T5 and before F4. */
function factsOf(accepted: AcceptedEvent, shape: Shape, links: Links): readonly OracleFact[] {
  const { event, version } = accepted;
  const { occurred, assertion, data, resolved, groups } = shape;
  const definition = definitionOf(accepted);
  const sources = groups.flatMap((group) => group.sources);
  const { earliest, latest } = afterT5(accepted, occurred, sources);
  // The fact with the id of the event is that of the first measure as first asserted [S1].
  const first = definition.places(event)[0]?.measure;
  return definition.places({ ...event, occurred, data }).map((place) => ({
    fact: place.measure === first ? event.id : `${event.id}#${place.measure}`,
    slot: place.slot,
    type: event.type,
    version,
    occurred,
    data: place.data ?? data,
    sources,
    earliest,
    latest,
    from: isUndated(occurred) ? -Infinity : occurred.gave.earliest ? earliest : latest,
    rank: definition.rank?.(data) ?? 0,
    sureness: surenessOf(assertion),
    disputed: assertion === 'disputed',
    hasNoAlternatives: definition.hasNoAlternatives === true,
    resolved,
    followed: links(event.id),
    tellsOf: null,
  }));
}

const isUndated = ({ gave }: Occurred): boolean => !gave.earliest && !gave.latest;

/** [T5] */
function afterT5(accepted: AcceptedEvent, occurred: Occurred, sources: readonly Source[]) {
  const earliest = occurred.earliest ?? -Infinity;
  const latest = occurred.latest ?? Infinity;
  if (definitionOf(accepted).mayLieAhead === true && !isUndated(occurred))
    return { earliest, latest };
  const published = publishedTime(sources, accepted.recordedAt);
  const p = published > earliest ? published : accepted.recordedAt + 1;
  return { earliest, latest: Math.max(earliest + 1, Math.min(latest, p)) };
}

type Links = (event: EventId) => readonly string[];

/** All that an event follows, nearest first; the link runs on whether a fact of it is known or not [F4]. */
function linksIn(history: readonly AcceptedEvent[]): Links {
  return (event) => {
    const followed: string[] = [];
    let next = history.find((each) => each.event.id === event);
    while (next?.event.follows !== undefined) {
      const { follows } = next.event;
      followed.push(follows);
      next = history.find((each) => each.event.id === follows.split('#')[0]);
    }
    return followed;
  };
}

/** [F4] */
function floored(fact: OracleFact, known: readonly OracleFact[]): OracleFact {
  const reached = fact.followed.flatMap((id) => known.find((other) => other.fact === id) ?? []);
  const [nearest] = reached;
  if (nearest === undefined) return fact;
  const inSlot = reached.find(({ slot }) => slot === fact.slot);
  const floor = floored(nearest, known);
  return {
    ...fact,
    earliest: Math.max(fact.earliest, floor.earliest),
    latest: Math.max(fact.latest, floor.latest),
    from: Math.max(fact.from, floor.from),
    rank: Math.max(fact.rank, floor.rank),
    sureness: Math.max(fact.sureness, floor.sureness),
    tellsOf: inSlot ? { fact: inSlot.fact, data: inSlot.data } : null,
  };
}
