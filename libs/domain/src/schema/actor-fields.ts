import { ACTOR_KINDS, type Actor, type ActorKind } from '../actor/actor.js';
import type { Field } from './field.js';
import { checked, listOf, object, optional } from './record-fields.js';
import { refuse } from './refusing.js';
import { oneOf, slug, text } from './scalar-fields.js';

/** The post that someone held when speaking: the role at the time. */
export const post = () =>
  object({ office: slug(), jurisdiction: optional(text(200)), label: optional(text(200)) });

const actorOf = (kinds: readonly ActorKind[]) =>
  object({ id: slug(), name: text(200), kind: oneOf(kinds), post: optional(post()) });

/** Of either kind, so that the wrong one is complained of in words of its own. */
const ACTOR = actorOf(ACTOR_KINDS);

/**
 * A person or an organisation: a slug that the race's record already names, or on first mention an
 * object with id, name and kind. The event always holds both id and name [A6]; a post belongs to the
 * mention that states it, so a slug alone carries none.
 */
export function actor(kind?: ActorKind): Field<Actor> {
  const described = kind === undefined ? ACTOR : actorOf([kind]);
  return {
    input: { anyOf: [slug().input, described.input] },
    recorded: described.recorded,
    read(value, pointer, reading) {
      const isSlug = typeof value === 'string';
      const read = isSlug ? readSlug(value, pointer, reading) : ACTOR.read(value, pointer, reading);
      if (read === null) return null;
      if (kind !== undefined && read.kind !== kind) {
        const detail = `A ${kind} is expected here; ${read.id} is ${isSlug ? 'recorded as ' : ''}${withArticle(read.kind)}.`;
        const code = isSlug ? 'actor-kind-differs' : 'actor-kind-wrong';
        return refuse(reading, { pointer, code, detail });
      }
      if (!isSlug) reading.introduce(read);
      return read;
    },
  };
}

const withArticle = (kind: ActorKind): string =>
  kind === 'organization' ? 'an organization' : 'a person';

const readSlug: Field<Actor>['read'] = (value, pointer, reading) => {
  const id = slug().read(value, pointer, reading);
  if (id === null) return null;
  const known = reading.actor(id);
  if (known !== undefined) return { id: known.id, name: known.name, kind: known.kind };
  return refuse(reading, {
    pointer,
    code: 'actor-unknown',
    detail: `The record of this race names nobody with the id ${id}; on first mention give { "id", "name", "kind": "person" or "organization" }.`,
  });
};

export const person = (): Field<Actor> => actor('person');
export const organization = (): Field<Actor> => actor('organization');

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** A list of different people. */
export function people(max: number, min = 0): Field<readonly Actor[]> {
  return checked(listOf(person(), max, min), (read) =>
    isDistinct(read.map(({ id }) => id))
      ? undefined
      : { code: 'list-repeats', detail: 'The same person stands in this list twice.' },
  );
}
