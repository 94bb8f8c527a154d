import type { FactId } from '../event/timeline-event.js';
import type { Follows } from '../events/define-event.js';
import { definitionOf, type FactEvent, placedFacts } from '../fact/fact-entry.js';
import { sharePublisher } from '../fact/publisher.js';
import type { Revision } from '../fact/revision.js';
import { compareInSlot } from '../fact/slot-order.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { RaceState } from './race-state.js';
import type { RefusalCode } from './refusals.js';
import type { AnyRule } from './rule.js';
import { isAgreeing } from './same-again.js';
import { type Situation, type Span, standingIn } from './situation.js';
import { aType, aTypeFirst } from './wording.js';

/** What an event follows [F4], and what there is to say about that. */
export interface Link {
  readonly follows: FactId | null;
  readonly findings: readonly Finding[];
}

/** An event, with what linking it needs to know. */
export interface Linking {
  readonly event: FactEvent;
  readonly span: Span;
  readonly at: Situation;
  readonly rule: AnyRule;
}

/** The fact behind an id: what a client names may have become a source of another fact. */
export function factFollowed(named: FactId, race: RaceState): FactId {
  const record = race.facts.fact(named);
  return record?.named.event.type === 'SourceAdded' ? record.revision.fact : named;
}

/**
 * What the event ends, resumes or moves: as the client named it, or filled in with the last standing
 * fact that it can follow [F4].
 */
export function linkOf(linking: Linking): Link {
  const { event } = linking;
  if (event.follows !== undefined) return named(event.follows, linking);
  const follows = followsOf(event);
  if (follows === undefined) return linked(null);
  if (follows.slot !== null) return filledIn(slotsOf(follows.slot(event.data)), linking);
  const detail = `Name the fact that this ${event.type} is about: the id of one of ${follows.types.join(', ')}.`;
  return notLinked('follows-required', detail);
}

const followsOf = ({ type }: FactEvent): Follows<FactEvent['data']> | undefined =>
  definitionOf(type)?.follows;

function named(fact: FactId, linking: Linking): Link {
  const { at, event } = linking;
  const record = at.race.facts.fact(fact);
  if (record === undefined || record.asserted.event.id === at.except)
    return notLinked('follows-unknown', `The record of this race holds no fact ${fact}.`);
  const { revision, retraction } = record;
  if (!canFollow(linking, revision))
    return notLinked('follows-wrong-fact', wrongFact(linking, revision));
  if (retraction !== null) {
    const detail = `The ${revision.type} ${fact} was retracted (${retraction.reason}): nothing is left for ${aType(event.type)} to follow.`;
    return notLinked('follows-retracted', detail);
  }
  return judged(revision, linking);
}

/** A fact of its own slot can always be followed: what stands there is about the same. */
function canFollow({ event }: Linking, revision: Revision): boolean {
  const follows = followsOf(event);
  if (follows === undefined) return true;
  if (!follows.types.includes(revision.type)) return false;
  return follows.slot === null || slotsOf(follows.slot(event.data)).includes(revision.slot);
}

function wrongFact({ event }: Linking, { fact, type, slot }: Revision): string {
  const wanted = followsOf(event)?.types.join(', ') ?? '';
  return `${fact} is ${aType(type)} in ${slot}; ${aType(event.type)} follows one of ${wanted} about the same.`;
}

const slotsOf = (slot: string | readonly string[]): readonly string[] => [slot].flat();

function filledIn(slots: readonly string[], linking: Linking): Link {
  const { event, span, at, rule } = linking;
  const types = followsOf(event)?.types ?? [];
  const facts = slots
    .flatMap((slot) => standingIn(slot, at))
    .filter((fact) => types.includes(fact.type))
    .sort(compareInSlot);
  const before = facts.filter(({ earliest }) => earliest < span.latest);
  const isAbout = (fact: Revision) => rule.isAbout?.(fact, event) ?? true;
  const open = before.filter((fact) => isAbout(fact) && endOf(fact.fact, linking) === undefined);
  const needed = rule.needsWhatItFollows === true ? facts.at(0) : undefined;
  const revision = open.at(-1) ?? before.at(-1) ?? needed;
  if (revision !== undefined) return judged(revision, linking);
  if (rule.needsWhatItFollows !== true) return unlinked(linking);
  const detail = `${aTypeFirst(event.type)} comes after one of ${types.join(', ')}, and none stands in ${slots.join(' or ')}; record that first.`;
  return notLinked('nothing-to-follow', detail);
}

function judged(revision: Revision, linking: Linking): Link {
  const { event, span } = linking;
  const { type, fact } = revision;
  if (span.latest <= revision.earliest) {
    const detail = `This ${event.type} comes after the ${type} ${fact}, but its date ends before that begins.`;
    return notLinked('follows-later-fact', detail, '/occurred');
  }
  const end = endOf(fact, linking);
  return end === undefined ? linked(fact) : endedBefore(end, fact, linking);
}

/** Nothing of what it could follow is recorded, and it says enough without. */
function unlinked(linking: Linking): Link {
  const end = endOf(null, linking);
  return end === undefined ? linked(null) : endedBefore(end, null, linking);
}

/** A publisher that has said it corrects itself; another one's account is kept beside it. */
function endedBefore(end: Revision, fact: FactId | null, { event }: Linking): Link {
  const detail = `The record already holds the ${end.type} ${end.fact}`;
  if (sharePublisher(end, event))
    return notLinked('already-followed', `${detail}; correct that one if it is wrong.`);
  const finding = warn(
    'ended-otherwise',
    '/data',
    `${detail}, by another publisher; both are kept.`,
  );
  return { follows: fact, findings: [finding] };
}

/** What stands in the event's own slot, of its own type, follows the same fact, or nothing either, and says otherwise. */
function endOf(fact: FactId | null, { event, at, rule }: Linking): Revision | undefined {
  const slot = placedFacts(event)[0]?.slot;
  if (slot === undefined || rule.mayFollowAgain === true) return undefined;
  return standingIn(slot, at).find(
    (end) => end.type === event.type && end.follows === fact && !isAgreeing(end, event),
  );
}

const linked = (follows: FactId | null): Link => ({ follows, findings: NOTHING });

const notLinked = (code: RefusalCode, detail: string, pointer = '/follows'): Link => ({
  follows: null,
  findings: [refuse(code, pointer, detail)],
});
