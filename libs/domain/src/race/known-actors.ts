import { type Actor, ACTOR_KINDS } from '../actor/actor.js';
import type { Undo } from './decider.js';

/** An actor in an event, and the name of the field that holds it. */
export interface NamedActor {
  readonly actor: Actor;
  readonly field: string;
  /** JSON Pointer from the data. */
  readonly pointer: string;
}

const KINDS: readonly unknown[] = ACTOR_KINDS;

/** Everyone whom the data of an event names, depth first; the field of a list's entry is that of the list. */
export function actorsIn(data: unknown): readonly NamedActor[] {
  const found: NamedActor[] = [];
  walk(data, { field: '', pointer: '' }, found);
  return found;
}

function walk(value: unknown, at: { field: string; pointer: string }, found: NamedActor[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isActor(value)) {
    found.push({ actor: value, ...at });
    return;
  }
  const isList = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const entry: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof entry !== 'object') continue;
    walk(entry, { field: isList ? at.field : key, pointer: `${at.pointer}/${key}` }, found);
  }
}

const isActor = (value: object): value is Actor =>
  'kind' in value && 'id' in value && 'name' in value && KINDS.includes(value.kind);

/** Everyone whom the record of a race names, by id [A6]; the posts they held are facts of their own. */
export class KnownActors {
  #byId = new Map<string, Actor>();

  get(id: string): Actor | undefined {
    return this.#byId.get(id);
  }

  get all(): ReadonlyMap<string, Actor> {
    return this.#byId;
  }

  /** Forgets everyone, and takes who is named in other mentions. */
  renew(mention: (actors: this) => void): Undo {
    const before = this.#byId;
    this.#byId = new Map();
    mention(this);
    return () => {
      this.#byId = before;
    };
  }

  /** The first mention says who someone is. */
  introduce(actor: Actor): Undo | undefined {
    const { id, name, kind } = actor;
    if (this.#byId.has(id)) return undefined;
    this.#byId.set(id, actor.post === undefined ? actor : { id, name, kind });
    return () => void this.#byId.delete(id);
  }

  /** A correction may say it better. */
  rename({ id, name, kind }: Actor): Undo | undefined {
    const before = this.#byId.get(id);
    if (before?.name === name && before.kind === kind) return undefined;
    this.#byId.set(id, { id, name, kind });
    return () => {
      if (before === undefined) this.#byId.delete(id);
      else this.#byId.set(id, before);
    };
  }
}
