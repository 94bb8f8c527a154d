import {
  type Actor,
  type ActorKind,
  type Instant,
  type KnownFacts,
  type Post,
  publisherOf,
  type RaceIdentity,
  type Revision,
  type Source,
} from '#libs/domain';
import { actorsIn } from '../race-state/people.js';
import { kindOfFact } from '../race-state/slot-kinds.js';
import { type TimelineItem, timelineItem } from '../race-timeline/race-timeline.js';

/** Who is looked for over races: a person or an organisation, or a source by its key or that of its publisher. */
export interface Mentioned {
  readonly kind: ActorKind | 'source';
  /** All under which they are recorded. */
  readonly ids: readonly string[];
  /** The exclusive end of V: only what may have happened by then. */
  readonly validBefore: Instant;
}

/** What one race knows of somebody: the facts that name them, and how they are named. */
export interface Mentions {
  readonly items: readonly TimelineItem[];
  /** As the first fact names them; null where none does. */
  readonly actor: Actor | null;
  readonly source: Source | null;
  /** In which they are named. */
  readonly fields: Readonly<Record<string, number>>;
  readonly posts: readonly Post[];
  /** Whether a fact says that they run here, ran, or left. */
  readonly candidacy: boolean;
  /** The facts in which they endorse, decline or take back. */
  readonly endorsed: readonly string[];
}

/** The facts of a race that name an actor, or cite a source, in the order of recording. */
export function mentionsIn(
  known: KnownFacts,
  identity: RaceIdentity,
  { kind, ids, validBefore }: Mentioned,
): Mentions {
  const wanted = new Set(ids);
  const found = [...known.slots.values()]
    .flat()
    .filter(({ earliest }) => earliest < validBefore)
    .filter((revision) =>
      kind === 'source' ? cites(revision, wanted) : names(revision, kind, wanted),
    )
    .sort((one, other) => one.version - other.version);
  const actors = found.flatMap(({ data }) => actorsIn(data).filter((one) => wanted.has(one.id)));
  return {
    items: found.map((revision) => timelineItem(revision, identity)),
    actor: actors[0] ?? null,
    source: found.flatMap(({ sources }) => sources).find((one) => isOf(one, wanted)) ?? null,
    fields: fieldsOf(found, wanted),
    posts: postsOf(actors),
    candidacy: found.some((revision) => isRole(revision, CANDIDACY, 'candidate', wanted)),
    endorsed: found
      .filter((revision) => isRole(revision, ENDORSEMENT, 'endorser', wanted))
      .map(({ fact }) => fact),
  };
}

type Ids = ReadonlySet<string>;

const names = ({ data }: Revision, kind: ActorKind, ids: Ids): boolean =>
  actorsIn(data).some((actor) => ids.has(actor.id) && actor.kind === kind);

const cites = ({ sources, background }: Revision, keys: Ids): boolean =>
  [...sources, ...background].some((source) => isOf(source, keys));

const isOf = (source: Source, keys: Ids): boolean =>
  keys.has(source.key) || keys.has(publisherOf(source));

const CANDIDACY: readonly (string | null)[] = ['exploring', 'entry', 'ballot', 'exit'];
const ENDORSEMENT: readonly (string | null)[] = ['endorsement'];

/** Whether the fact is of one of these kinds, and is about one of them in this field. */
function isRole(
  revision: Revision,
  kinds: readonly (string | null)[],
  field: string,
  ids: Ids,
): boolean {
  const actor = revision.data[field] as Actor | undefined;
  return actor !== undefined && kinds.includes(kindOfFact(revision)) && ids.has(actor.id);
}

/** How often somebody is the candidate, the endorser, the caller and so on of a fact. */
function fieldsOf(found: readonly Revision[], ids: Ids): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { data } of found)
    for (const [field, value] of Object.entries(data))
      if (typeof value === 'object' && value !== null && isNamedIn(value, ids))
        counts.set(field, (counts.get(field) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const isNamedIn = (value: object, ids: Ids): boolean =>
  actorsIn(value).some((actor) => ids.has(actor.id));

/** The posts that they are said to have held when they spoke, each once. */
function postsOf(actors: readonly Actor[]): readonly Post[] {
  const posts = new Map<string, Post>();
  for (const { post } of actors)
    if (post !== undefined) posts.set(`${post.office}/${post.jurisdiction ?? ''}`, post);
  return [...posts.values()];
}
