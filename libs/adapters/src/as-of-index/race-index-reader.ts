import type { FalseReport, Instant } from '#libs/domain';
import { type Directory, type LineAt, type TreeName, TREES } from './directory.js';
import { slabPage } from './page-writes.js';
import type { ReadFact } from './read-fact.js';
import type { Needed, SlabRows } from './slab-rows.js';
import { compareReports, type NamedFact } from './told.js';

/** Where the pages of a race are read from. */
export interface RacePages {
  readonly directory: Directory;
  /** @returns the times of recording on a page. */
  times(page: string): Promise<readonly Instant[]>;
  /** @returns slabs, read at least up to the version asked. */
  slabs(pages: readonly string[], version: number): Promise<readonly SlabRows[]>;
  /** @returns in the same order; all must be there. */
  facts(named: readonly NamedFact[]): Promise<readonly ReadFact[]>;
  /** @returns false reports by their keys, in the same order. */
  reports(keys: readonly string[]): Promise<readonly FalseReport[]>;
}

/** What the index finds at (V, K), before the facts are read. */
export interface Found {
  readonly needed: readonly Needed[];
  readonly reports: readonly NamedFact[];
  readonly turnedAt: Instant | null;
  /** At every V from the one asked to before this one all is the same. */
  readonly until: Instant;
}

/** A tree at a version of one V. */
interface TreeAt {
  readonly tree: TreeName;
  readonly line: LineAt;
}

/** Those of the trees that hold anything then. */
const treesAt = (directory: Directory, version: number, v: Instant): readonly TreeAt[] =>
  TREES.map((tree) => ({ tree, line: directory.lineAt(tree, version, v) })).filter(
    ({ line }) => line.slab > 0,
  );

const pageOf = ({ tree, line }: TreeAt): string => slabPage(tree, line.slab);

/** The pages that hold what is known at a version of one V: two at most. */
export const pagesFor = (directory: Directory, version: number, v: Instant): readonly string[] =>
  treesAt(directory, version, v).map(pageOf);

/** Looks up what is needed at V as known at a version: in two slabs, however long the history. */
export async function askIndex(pages: RacePages, version: number, v: Instant): Promise<Found> {
  const trees = treesAt(pages.directory, version, v);
  const slabs = await pages.slabs(trees.map(pageOf), version);
  const answers = trees.flatMap(({ line }, index) => slabs[index]?.ask({ version, v, line }) ?? []);
  const needed = answers.flatMap((answer) => answer.needed);
  let turnedAt = Math.max(...answers.map((answer) => answer.turnedAt ?? -Infinity));
  for (const [index, at] of trees.entries())
    if (answers[index]?.turnedAt === null)
      turnedAt = Math.max(turnedAt, await turnBefore(pages, version, { at, since: turnedAt }));
  return {
    needed: needed.filter(({ fact }) => !fact.isReport),
    reports: needed.filter(({ fact }) => fact.isReport).map(({ fact }) => fact),
    turnedAt: Number.isFinite(turnedAt) ? turnedAt : null,
    until: Math.min(...answers.map(({ until }) => until)),
  };
}

/**
 * The last turn in the lines before, as far as it is later than one that is known: mostly there is one in the line
 * asked, or in its neighbour.
 */
async function turnBefore(
  pages: RacePages,
  version: number,
  { at: { tree, line }, since }: { readonly at: TreeAt; readonly since: Instant },
): Promise<Instant> {
  let { from } = line;
  while (from > since) {
    const before = { tree, line: pages.directory.lineAt(tree, version, from - 1) };
    const [slab] = await pages.slabs([pageOf(before)], version);
    const answer = slab?.ask({ version, v: from - 1, line: before.line });
    if (answer?.turnedAt != null) return answer.turnedAt;
    ({ from } = before.line);
  }
  return -Infinity;
}

/** In the order of their events. */
export async function readReports(
  pages: RacePages,
  reports: readonly NamedFact[],
): Promise<readonly FalseReport[]> {
  if (reports.length === 0) return [];
  const inOrder = reports.toSorted((one, other) => compareReports(one.id, other.id));
  return pages.reports(inOrder.map(({ ref }) => ref));
}
