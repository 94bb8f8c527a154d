import type {
  Actor,
  ActorKind,
  KnownFacts,
  Post,
  RaceIdentity,
  Revision,
  Source,
} from '#libs/domain';
import { actorsIn } from '../race-state/people.js';
import { type TimelineItem, timelineItem } from '../race-timeline/race-timeline.js';

/** Who is looked for over races: a person or an organisation by id, or a source by key. */
export type Mentioned =
  | { readonly kind: ActorKind; readonly id: string }
  | { readonly kind: 'source'; readonly id: string };

/** What one race knows of somebody: the facts that name them, and how they are named. */
export interface Mentions {
  readonly items: readonly TimelineItem[];
  /** As the first fact names them; null where none does. */
  readonly actor: Actor | null;
  readonly source: Source | null;
  /** In which they are named. */
  readonly fields: Readonly<Record<string, number>>;
  readonly posts: readonly Post[];
}

/** The facts of a race that name an actor, or cite a source, in the order of recording. */
export function mentionsIn(
  known: KnownFacts,
  identity: RaceIdentity,
  { kind, id }: Mentioned,
): Mentions {
  const found = [...known.slots.values()]
    .flat()
    .filter((revision) => (kind === 'source' ? cites(revision, id) : names(revision, kind, id)))
    .sort((one, other) => one.version - other.version);
  const actors = found.flatMap(({ data }) => actorsIn(data).filter((one) => one.id === id));
  return {
    items: found.map((revision) => timelineItem(revision, identity)),
    actor: actors[0] ?? null,
    source: found.flatMap(({ sources }) => sources).find(({ key }) => key === id) ?? null,
    fields: fieldsOf(found, id),
    posts: postsOf(actors),
  };
}

const names = ({ data }: Revision, kind: ActorKind, id: string): boolean =>
  actorsIn(data).some((actor) => actor.id === id && actor.kind === kind);

const cites = ({ sources, background }: Revision, key: string): boolean =>
  [...sources, ...background].some((source) => source.key === key);

/** How often somebody is the candidate, the endorser, the caller and so on of a fact. */
function fieldsOf(found: readonly Revision[], id: string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { data } of found)
    for (const [field, value] of Object.entries(data))
      if (typeof value === 'object' && value !== null && isNamedIn(value, id))
        counts.set(field, (counts.get(field) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const isNamedIn = (value: object, id: string): boolean =>
  actorsIn(value).some((actor) => actor.id === id);

/** The posts that they are said to have held when they spoke, each once. */
function postsOf(actors: readonly Actor[]): readonly Post[] {
  const posts = new Map<string, Post>();
  for (const { post } of actors)
    if (post !== undefined) posts.set(`${post.office}/${post.jurisdiction ?? ''}`, post);
  return [...posts.values()];
}
