import { definitionOf, type FactEvent, placedFacts } from '../fact/fact-entry.js';
import type { SourceAddedData } from '../fact/meta-events.js';
import { publishedTime } from '../fact/published-time.js';
import type { Revision } from '../fact/revision.js';
import { rankOf } from '../fact/shape.js';
import { differ } from '../fact/values.js';
import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';
import { type Situation, standingIn } from './situation.js';
import { stillSpeaks } from './speaking.js';
import { wholeData } from './whole-data.js';

/** What an event adds to a fact that already says the same [F6]. */
export interface Addition {
  readonly sources: readonly Source[];
  readonly data: SourceAddedData;
}

/**
 * The same again [F6]: `known` where nothing is new; an addition where a source, a field, a narrower
 * range or a stronger assertion is; null where the event is a fact of its own.
 */
export function sameAgain(event: FactEvent, at: Situation): 'known' | Addition | null {
  const facts = sameFacts(event, at);
  if (facts.some((fact) => !isNews(fact, event, at))) return 'known';
  const fact =
    facts.findLast(({ occurred }) => isSameRange(occurred, event.occurred)) ?? facts.at(-1);
  if (fact === undefined) return null;
  const sources = newSources(event.sources, fact.sources);
  const data = additionTo(fact, event, at);
  // What was overlooked in a source already named is known by that source.
  return { sources: sources.length > 0 ? sources : event.sources, data };
}

const isNews = (fact: Revision, event: FactEvent, at: Situation): boolean =>
  newSources(event.sources, fact.sources).length > 0 ||
  Object.keys(additionTo(fact, event, at)).length > 1;

/** The facts that the event may say again, in the order of their slot. */
function sameFacts(event: FactEvent, at: Situation): readonly Revision[] {
  const same: Revision[] = [];
  for (const { slot } of placedFacts(event))
    for (const fact of standingIn(slot, at))
      if (mayBeSame(fact, event) && agreesEverywhere(fact, event, at)) same.push(fact);
  return same.filter((fact) => !isEarlierAndLess(fact, event, at));
}

/**
 * Published before the fact and saying less: as a source of the fact it would be credited with what it never
 * said [F3]. A race is what it is at every K [Q2]: its identity has no earlier account.
 */
function isEarlierAndLess(fact: Revision, event: FactEvent, at: Situation): boolean {
  if (definitionOf(event.type)?.supersedes === 'corrections') return false;
  const published = publishedTime(event.sources, at.now);
  if (published < fact.published && statesLess(event, fact, at)) return true;
  return isSaidTooEarly(fact, event, published);
}

function statesLess(event: FactEvent, fact: Revision, at: Situation): boolean {
  if (isNarrower(fact.occurred, event.occurred)) return true;
  const known = wholeData({ revisions: measuresOf(fact, at) });
  return Object.keys(known).some(
    (name) => known[name] !== undefined && event.data[name] === undefined,
  );
}

/** Of two ranges where one account was published before the other can have happened [T5]. */
function isSaidTooEarly(fact: Revision, event: FactEvent, published: Instant): boolean {
  if (isSameRange(fact.occurred, event.occurred)) return false;
  if (definitionOf(event.type)?.mayLieAhead === true) return false;
  return published <= fact.earliest || fact.published <= (event.occurred.earliest ?? -Infinity);
}

/** Whether an account contradicts the fact in nothing: neither in a value nor in its range [F6]. */
export const isAgreeing = (fact: Revision, event: FactEvent): boolean =>
  isNested(fact.occurred, event.occurred) && !differ(fact, event);

function mayBeSame(fact: Revision, event: FactEvent): boolean {
  return (
    fact.type === event.type &&
    isNested(fact.occurred, event.occurred) &&
    (event.follows === undefined || event.follows === fact.follows)
  );
}

/** Whether every measure that both state agrees [S1], and still speaks. */
function agreesEverywhere(fact: Revision, event: FactEvent, at: Situation): boolean {
  const { type } = fact;
  const measures = measuresOf(fact, at);
  return placedFacts(event).every(({ slot, data }) => {
    const stated = measures.find((measure) => measure.slot === slot);
    if (stated === undefined) return true;
    return !differ(stated, { type, data }) && stillSpeaks(stated, event, at);
  });
}

/** The fact, with those that its event asserts beside it. */
const measuresOf = (fact: Revision, { race }: Situation): readonly Revision[] =>
  race.facts.fact(fact.event)?.revisions ?? [fact];

export function newSources(given: readonly Source[], known: readonly Source[]): readonly Source[] {
  return given.filter(({ key }) => !known.some((source) => source.key === key));
}

function additionTo(fact: Revision, event: FactEvent, at: Situation): SourceAddedData {
  const known = wholeData({ revisions: measuresOf(fact, at) });
  const adds = Object.entries(event.data).filter(
    ([name, value]) => value !== undefined && known[name] === undefined,
  );
  const isStronger = rankOf(event.assertion) > rankOf(fact.assertion);
  return {
    event: fact.event,
    ...(isStronger && { assertion: event.assertion }),
    ...(adds.length > 0 && { adds: Object.fromEntries(adds) }),
    ...(isNarrower(event.occurred, fact.occurred) && { occurred: event.occurred }),
  };
}

/** One lies inside the other: a narrower or wider account that contradicts nothing. */
const isNested = (one: Occurred, other: Occurred): boolean =>
  isInside(one, other) || isInside(other, one);

export const isInside = (inner: Occurred, outer: Occurred): boolean =>
  (inner.earliest ?? -Infinity) >= (outer.earliest ?? -Infinity) &&
  (inner.latest ?? Infinity) <= (outer.latest ?? Infinity);

export const isSameRange = (one: Occurred, other: Occurred): boolean =>
  one.earliest === other.earliest && one.latest === other.latest;

const isNarrower = (one: Occurred, other: Occurred): boolean =>
  isInside(one, other) && !isSameRange(one, other);
