import { ACTOR_KINDS, type Actor, type ActorKind } from '../actor/actor.js';
import type { Field } from './field.js';
import { object, optional } from './record-fields.js';
import { refuse } from './refusing.js';
import { oneOf, slug, text } from './scalar-fields.js';

const ACTOR = object({
  id: slug(),
  name: text(200),
  kind: oneOf(ACTOR_KINDS),
  post: optional(
    object({ office: slug(), jurisdiction: optional(text(200)), label: optional(text(200)) }),
  ),
});

/**
 * A person or an organisation: a slug that the race's record already names, or on first mention an
 * object with id, name and kind. The event always holds both id and name [A6].
 */
export function actor(kind?: ActorKind): Field<Actor> {
  return {
    input: { oneOf: [slug().input, ACTOR.input] },
    recorded: ACTOR.recorded,
    read(value, pointer, reading) {
      const read =
        typeof value === 'string'
          ? readSlug(value, pointer, reading)
          : ACTOR.read(value, pointer, reading);
      if (read === undefined || kind === undefined || read.kind === kind) return read;
      return refuse(reading, {
        pointer,
        code: 'actor-kind-wrong',
        detail: `A ${kind} is expected here; ${read.id} is recorded as ${read.kind}.`,
      });
    },
  };
}

const readSlug: Field<Actor>['read'] = (value, pointer, reading) => {
  const id = slug().read(value, pointer, reading);
  if (id === undefined) return undefined;
  return (
    reading.actor(id) ??
    refuse(reading, {
      pointer,
      code: 'actor-unknown',
      detail: `The record of this race names nobody with the id ${id}; on first mention give { "id", "name", "kind": "person" or "organization" }.`,
    })
  );
};

export const person = (): Field<Actor> => actor('person');
export const organization = (): Field<Actor> => actor('organization');
