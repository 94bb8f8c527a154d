import type { Instant, KnownFacts, Revision } from '#libs/domain';
import { compareInSlot, formatInstant } from '#libs/domain';
import { kindOfFact } from '../race-state/slot-kinds.js';
import { actorsIn } from '../race-state/people.js';
import { headlineOf } from './headlines.js';

/** A note on a chart: something that happened, as chart software reads it. */
export interface Annotation {
  readonly time: string;
  /** Absent for what happened in one instant. */
  readonly timeEnd?: string;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
}

/** Notes of one answer. */
export const ANNOTATIONS_MAX = 10_000;

/** The facts that may have happened in a window of V, as notes in the order of time; undated ones have no place. */
export function annotations(
  known: KnownFacts,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly Annotation[] {
  const told = [...known.slots.values()]
    .flat()
    .filter((revision) => isToldIn(revision, from, to))
    .sort(compareByTime);
  return told.map(annotationOf);
}

const compareByTime = (one: Revision, other: Revision): number =>
  boundsOf(one.occurred).earliest - boundsOf(other.occurred).earliest || compareInSlot(one, other);

/** The creation of its record is nothing that happened in a race. */
function isToldIn({ type, from: order, occurred }: Revision, from: Instant, to: Instant): boolean {
  if (type === 'RaceCreated' || order === -Infinity) return false;
  const { earliest, latest } = boundsOf(occurred);
  return Number.isFinite(earliest) && earliest < to && latest > from;
}

/** As written: where one bound is open, the other is all there is. */
function boundsOf({ earliest, latest }: Revision['occurred']) {
  return { earliest: earliest ?? latest ?? -Infinity, latest: latest ?? earliest ?? Infinity };
}

function annotationOf(revision: Revision): Annotation {
  const { earliest, latest } = boundsOf(revision.occurred);
  return {
    time: formatInstant(earliest),
    ...(latest - earliest > 1 && { timeEnd: formatInstant(latest) }),
    title: headlineOf(revision),
    text: textOf(revision),
    tags: tagsOf(revision),
  };
}

/** When, as it was dated, and on whose word. */
function textOf({ occurred, sources }: Revision): string {
  const when = occurred.expressedAs ?? occurred.edtf ?? 'undated';
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))];
  return publishers.length === 0 ? when : `${when} (${publishers.join(', ')})`;
}

function tagsOf(revision: Revision): readonly string[] {
  const { type, assertion, data } = revision;
  const kind = kindOfFact(revision);
  const people = actorsIn(data).map(({ id }) => id);
  return [...new Set([type, ...(kind === null ? [] : [kind]), assertion, ...people])];
}
