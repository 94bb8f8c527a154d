import type { Shape } from './issues-of.js';

/** Values that are remembered for each parameter of a shape; beyond it all of them are forgotten. */
const REMEMBERED_MAX = 1_000;
const REMEMBERED_CHARACTERS_MAX = 100;

type Query = Readonly<Record<string, unknown>>;
type ValuesByName = Map<string, Set<string>>;

/**
 * What was let in before need not be checked again. A parameter is checked by its own rules alone, whatever stands
 * beside it, so that a query of known values is known however they are put together.
 */
export class AdmittedLately {
  readonly #values = new WeakMap<Shape, ValuesByName>();

  /** Whether each of its values is known. */
  has(shape: Shape, query: Query): boolean {
    const known = this.#values.get(shape);
    return Object.keys(query).every((name) => {
      const value = query[name];
      return typeof value === 'string' && known?.get(name)?.has(value) === true;
    });
  }

  /** Remembers a query that was let in: the names in it are those of the shape. */
  add(shape: Shape, query: Query): void {
    const known = this.#values.get(shape) ?? new Map<string, Set<string>>();
    this.#values.set(shape, known);
    for (const [name, value] of Object.entries(query))
      if (isRemembered(value)) known.set(name, withValue(known.get(name), value));
  }
}

const isRemembered = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= REMEMBERED_CHARACTERS_MAX;

function withValue(values = new Set<string>(), value: string): Set<string> {
  if (values.size >= REMEMBERED_MAX) values.clear();
  return values.add(value);
}
