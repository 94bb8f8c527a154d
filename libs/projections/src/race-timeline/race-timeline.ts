import {
  compareInSlot,
  eventOfFact,
  FALSE_REPORT,
  type Instant,
  isCertain,
  type KnownFacts,
  type RaceIdentity,
  type RetractedFact,
  type Revision,
} from '#libs/domain';
import { type FactDocument, showFact } from '../held/held-value.js';
import { type OccurredDocument, showInstant, showOccurred } from '../held/instants.js';
import { SourceBook, type SourceDocument } from '../held/source-book.js';
import { actorsIn } from '../race-state/people.js';
import { headlineOf } from './headlines.js';
import { type Standing, standingsOf } from './standing.js';

/** One fact of a race, as a timeline tells it. */
export interface TimelineItem extends Omit<FactDocument, 'sources' | 'background'> {
  readonly race: string;
  readonly event: string;
  readonly headline: string;
  /** From when it may have happened, and from when it surely has, by the rules of time; null where unknown. */
  readonly possibleFrom: string | null;
  readonly certainFrom: string | null;
  /** It has no place in the order of time: such items come last. */
  readonly undated?: true;
  /** Everyone whom it names. */
  readonly people: readonly string[];
  readonly follows?: string;
  readonly standing?: StandingDocument;
  readonly falseReport?: RetractionNote;
  /** It was taken back for another reason: a duplicate, the wrong race, a mistake, a withdrawn filing. */
  readonly retracted?: RetractionNote;
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly background?: readonly string[];
  readonly links: { readonly history: string; readonly event: string };
}

export interface StandingDocument {
  readonly value: string;
  readonly fact: string;
  readonly occurred: OccurredDocument;
}

export interface RetractionNote {
  readonly reason: string;
  readonly retractedBy: string;
  readonly retractedAt: string | null;
}

/** Which facts of a race a timeline shows; all that are known where nothing is asked. */
export interface TimelineQuestion {
  /** The exclusive end of V: only what may have happened by then. */
  readonly validBefore?: Instant;
  readonly slot?: string;
  readonly types?: ReadonlySet<string>;
  /** Whether what has only possibly happened by V is shown too; true where not given. */
  readonly includeUncertain?: boolean;
  /** Whether what is retracted is shown too; true where not given. */
  readonly includeRetracted?: boolean;
  /** All that is retracted; where not given, the false reports alone are known. */
  readonly retracted?: readonly RetractedFact[];
  /** Items to leave out from the start, and the most to show. */
  readonly offset?: number;
  readonly limit?: number;
}

interface Told {
  readonly revision: Revision;
  readonly retraction: RetractedFact | null;
}

/** The facts of a race in the order of time [S1]; undated ones come last, apart from it [T5]. */
export function timelineItems(
  known: KnownFacts,
  identity: RaceIdentity,
  asked: TimelineQuestion = {},
): readonly TimelineItem[] {
  const { offset = 0, limit = Infinity } = asked;
  const told = toldOf(known, asked).sort(compareTold);
  const standings = standingsOf(known);
  return told.slice(offset, offset + limit).map((one) => {
    const standing = standings.get(one.revision.fact);
    return show(one, identity, standing && isShown(standing.by, asked) ? standing : undefined);
  });
}

/** How many items there are to page through. */
export const timelineLength = (known: KnownFacts, asked: TimelineQuestion = {}): number =>
  toldOf(known, asked).length;

/** One fact as a timeline tells it, whatever became of it. */
export const timelineItem = (revision: Revision, identity: RaceIdentity): TimelineItem =>
  show({ revision, retraction: null }, identity, undefined);

function toldOf(known: KnownFacts, asked: TimelineQuestion): Told[] {
  const told: Told[] = [];
  for (const revisions of known.slots.values())
    for (const revision of revisions) told.push({ revision, retraction: null });
  if (asked.includeRetracted !== false)
    for (const retraction of asked.retracted ?? known.falseReports)
      told.push({ revision: retraction.revision, retraction });
  return told.filter(({ revision }) => isAskedFor(revision, asked) && isShown(revision, asked));
}

/** The creation of its record is nothing that happened in a race. */
function isAskedFor({ type, slot }: Revision, asked: TimelineQuestion): boolean {
  if (type === 'RaceCreated') return false;
  if (asked.slot !== undefined && asked.slot !== slot) return false;
  return asked.types === undefined || asked.types.has(type);
}

function isShown(revision: Revision, { validBefore, includeUncertain = true }: TimelineQuestion) {
  if (validBefore === undefined) return true;
  return includeUncertain ? revision.earliest < validBefore : isCertain(revision, validBefore);
}

const isUndated = ({ from }: Revision): boolean => from === -Infinity;

function compareTold(one: Told, other: Told): number {
  const apart = Number(isUndated(one.revision)) - Number(isUndated(other.revision));
  return apart || compareInSlot(one.revision, other.revision);
}

function show(
  { revision, retraction }: Told,
  identity: RaceIdentity,
  standing: Standing | undefined,
): TimelineItem {
  const book = new SourceBook();
  const { fact, follows } = revision;
  return {
    ...showFact(revision, book),
    race: identity.id,
    event: eventOfFact(fact),
    headline: headlineOf(revision),
    possibleFrom: showInstant(revision.earliest),
    certainFrom: showInstant(revision.latest),
    ...(isUndated(revision) && { undated: true }),
    people: actorsIn(revision.data).map(({ id }) => id),
    ...(follows !== null && { follows }),
    ...(standing && { standing: showStanding(standing) }),
    ...(retraction && retractionShown(retraction)),
    sources: book.all(),
    links: {
      history: `/v1/facts/${encodeURIComponent(fact)}/history`,
      event: `/v1/events/${eventOfFact(fact)}`,
    },
  };
}

const showStanding = ({ value, by }: Standing): StandingDocument => ({
  value,
  fact: by.fact,
  occurred: showOccurred(by.occurred),
});

function retractionShown({ reason, retractedBy, at }: RetractedFact) {
  const note: RetractionNote = { reason, retractedBy, retractedAt: showInstant(at) };
  return reason === FALSE_REPORT ? { falseReport: note } : { retracted: note };
}
