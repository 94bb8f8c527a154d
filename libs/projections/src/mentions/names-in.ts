import {
  ACTOR_KINDS,
  type ActorKind,
  publisherOf,
  type Source,
  type TimelineEvent,
} from '#libs/domain';

/** How somebody, or a source, is looked for over races: `person/anna-valencia`, `source/the-herald`. */
export const mentionName = (kind: ActorKind | 'source', id: string): string => `${kind}/${id}`;

/**
 * Everyone whom an event names, wherever in it, and every source that it cites, by its own key and by that of its
 * publisher. What is redacted names nobody.
 */
export function namesIn({ data, sources, background = [] }: TimelineEvent): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of [data, sources, background]) collect(part, names);
  return names;
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isActor(value)) into.add(mentionName(value.kind, value.id));
  else if (isSource(value)) {
    into.add(mentionName('source', value.key));
    into.add(mentionName('source', publisherOf(value)));
  } else for (const field of Object.values(value)) collect(field, into);
}

const KINDS: readonly unknown[] = ACTOR_KINDS;

const isActor = (value: object): value is { readonly id: string; readonly kind: ActorKind } =>
  'id' in value && 'name' in value && 'kind' in value && KINDS.includes(value.kind);

const isSource = (value: object): value is Source =>
  'key' in value && 'publisher' in value && 'published' in value;
