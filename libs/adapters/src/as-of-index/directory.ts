import type { Instant } from '#libs/domain';
import type { Stretch } from './item.js';
import { DIRECTORY, slabPage, timesPage } from './page-writes.js';

/** The trees of a race: what few lines need, with the turns, and what many or all need. */
export const TREES = ['n', 'w'] as const;
export type TreeName = (typeof TREES)[number];

/** A line of V, and the slab that holds what is needed in it. */
export interface LineAt extends Stretch {
  /** 0 where nothing is needed yet. */
  readonly slab: number;
}

/** From a version on, these lines stand in place of those that the stretch held before. */
export interface LinesChange extends Stretch {
  readonly version: number;
  readonly lines: readonly LineAt[];
}

/** What the directory is written in, each part after a comma. */
type Part =
  | readonly [TreeName, number, Instant | null, Instant | null, ...(number | null)[]]
  | readonly ['t', Instant]
  | readonly ['u'];

export const EVERYWHERE: Stretch = { from: -Infinity, upto: Infinity };
/** Before anything is needed. */
const FIRST_LINE: LineAt = { ...EVERYWHERE, slab: 0 };
/** Changes between two copies of all lines: a look-up reads back over fewer. */
const CHANGES_PER_COPY = 64;

export function linesPart(tree: TreeName, { version, from, upto, lines }: LinesChange): string {
  const inner = lines.flatMap((line) => [line.from, line.slab]);
  // JSON writes an infinity as null.
  return `,${JSON.stringify([tree, version, from, upto, ...inner])}`;
}

/** A page of times of recording begins. */
export const timesPart = (first: Instant): string => `,["t",${first}]`;
/** A time of recording was before the one before it. */
export const UNORDERED_PART = ',["u"]';

/** Where what is needed at (V, version) stands. It only grows, so that a reader reads on from where it was. */
export class Directory {
  /** Length of the text read so far. */
  length = 0;
  /** Whether the times of recording never go back. */
  isOrdered = true;
  /** The first time of recording on each page of them. */
  readonly times: Instant[] = [];
  readonly #trees = { n: new TreeDirectory(), w: new TreeDirectory() };

  /** @param text what was appended since. */
  read(text: string): void {
    if (text === '') return;
    this.length += text.length;
    for (const part of JSON.parse(`[${text.slice(1)}]`) as readonly Part[]) this.#take(part);
  }

  /** The names of all pages that there may be of the race, the directory's own among them. */
  get pages(): readonly string[] {
    return [
      DIRECTORY,
      ...TREES.flatMap((tree) => this.#trees[tree].slabs.map((slab) => slabPage(tree, slab))),
      ...this.times.map((_, page) => timesPage(page)),
    ];
  }

  lineAt(tree: TreeName, version: number, v: Instant): LineAt {
    return this.#trees[tree].lineAt(version, v);
  }

  /** The lines at the last version. */
  lines(tree: TreeName): readonly LineAt[] {
    return this.#trees[tree].lines;
  }

  #take(part: Part): void {
    if (part[0] === 't') this.times.push(part[1]);
    else if (part[0] === 'u') this.isOrdered = false;
    else this.#trees[part[0]].add(readChange(part));
  }
}

function readChange([, version, from, upto, ...inner]: Extract<
  Part,
  readonly [TreeName, ...unknown[]]
>): LinesChange {
  const lines: LineAt[] = [];
  const end = upto ?? Infinity;
  for (let index = 0; index < inner.length; index += 2)
    lines.push({
      from: inner[index] ?? -Infinity,
      upto: inner[index + 2] ?? end,
      slab: inner[index + 1] ?? 0,
    });
  return { version, from: from ?? -Infinity, upto: end, lines };
}

class TreeDirectory {
  lines: readonly LineAt[] = [FIRST_LINE];
  readonly #slabs = new Set<number>();
  readonly #changes: LinesChange[] = [];
  readonly #copies: (readonly LineAt[])[] = [[FIRST_LINE]];

  get slabs(): readonly number[] {
    return [...this.#slabs];
  }

  add(change: LinesChange): void {
    for (const { slab } of change.lines) this.#slabs.add(slab);
    this.#changes.push(change);
    const first = indexAt(this.lines, change.from);
    const replaced = this.lines.filter(({ from }) => from >= change.from && from < change.upto);
    this.lines = this.lines.toSpliced(first, replaced.length, ...change.lines);
    if (this.#changes.length % CHANGES_PER_COPY === 0) this.#copies.push(this.lines);
  }

  lineAt(version: number, v: Instant): LineAt {
    const count = this.#countUpTo(version);
    const copied = Math.floor(count / CHANGES_PER_COPY);
    for (let index = count - 1; index >= copied * CHANGES_PER_COPY; index -= 1) {
      const change = this.#changes[index];
      if (change !== undefined && change.from <= v && v < change.upto)
        return lineIn(change.lines, v);
    }
    return lineIn(this.#copies[copied] ?? [], v);
  }

  #countUpTo(version: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#changes[middle]?.version ?? Infinity) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const lineIn = (lines: readonly LineAt[], v: Instant): LineAt =>
  lines[indexAt(lines, v)] ?? FIRST_LINE;

/** The line that holds V. */
export function indexAt(lines: readonly Stretch[], v: Instant): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((lines[middle]?.from ?? Infinity) <= v) low = middle;
    else high = middle - 1;
  }
  return low;
}
