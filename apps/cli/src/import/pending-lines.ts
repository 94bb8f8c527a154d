import type { ReadLine } from './import-lines.js';

export type Document = Readonly<Record<string, unknown>>;

/** The commands of a line: its own, or several that it holds. */
export const commandsIn = (document: Document): readonly Document[] =>
  Array.isArray(document['commands']) ? (document['commands'] as Document[]) : [document];

/** The lines of one record that would be recorded, as commands of one document. */
export class PendingLines {
  readonly #commands: Document[] = [];
  /** What they would record. */
  events = 0;
  /** Where the commands of a line begin, by its key. */
  readonly #places = new Map<unknown, number>();

  get size(): number {
    return this.#commands.length;
  }

  /** Those commands and what follows them, which then names them by their places. */
  with(document: Document): readonly Document[] {
    return [
      ...this.#commands,
      ...commandsIn(document).map((one) => this.#renamed(one) as Document),
    ];
  }

  /** @param events what all of them would record now. */
  add({ key, document }: ReadLine, events: number): void {
    this.events = events;
    this.#places.set(key, this.size);
    this.#commands.push(...this.with(document).slice(this.size));
  }

  #renamed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#renamed(one));
    if (!isObject(value)) return value;
    const place = this.#places.get(value['key']);
    if (place !== undefined) return { index: place + Number(value['index']) };
    const fields = Object.entries(value).map(([name, one]) => [name, this.#renamed(one)] as const);
    return Object.fromEntries(fields);
  }
}

const isObject = (value: unknown): value is Document => typeof value === 'object' && value !== null;
