import {
  type Alternative,
  type FalseReport,
  type Holders,
  holdersAmong,
  type Holding,
  differingFields,
  type Instant,
  type RangeMates,
  type Revision,
} from '#libs/domain';
import { type Directory, type LineAt, type TreeName, TREES } from './directory.js';
import { slabPage } from './page-writes.js';
import { askSlab, type Needed, type SlabRecord } from './slab.js';
import { compareReports, isReport, readRef, refOf, type Told } from './told.js';

/** Where the pages of a race are read from. */
export interface RacePages {
  readonly directory: Directory;
  /** @returns the times of recording on a page. */
  times(page: string): Promise<readonly Instant[]>;
  /** @returns the records of slabs, at least those up to the version asked. */
  slabs(pages: readonly string[], version: number): Promise<readonly (readonly SlabRecord[])[]>;
  /** @returns facts by their refs; all must be there. */
  revisions(refs: readonly string[]): Promise<ReadonlyMap<string, Revision>>;
  /** @returns false reports by their keys, in the same order. */
  reports(keys: readonly string[]): Promise<readonly FalseReport[]>;
}

/** What the index finds at (V, K), before the facts are read. */
export interface Found {
  readonly needed: readonly Needed[];
  readonly reports: readonly Needed[];
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
  const answers = trees.map(({ line }, index) => askSlab(slabs[index] ?? [], { version, v, line }));
  const needed = answers.flatMap((answer) => answer.needed);
  let turnedAt = Math.max(...answers.map((answer) => answer.turnedAt ?? -Infinity));
  for (const [index, at] of trees.entries())
    if (answers[index]?.turnedAt === null)
      turnedAt = Math.max(turnedAt, await turnBefore(pages, version, { at, since: turnedAt }));
  return {
    needed: needed.filter(({ id }) => !isReport(id)),
    reports: needed.filter(({ id }) => isReport(id)),
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
    const [records = []] = await pages.slabs([pageOf(before)], version);
    const answer = askSlab(records, { version, v: from - 1, line: before.line });
    if (answer.turnedAt !== null) return answer.turnedAt;
    ({ from } = before.line);
  }
  return -Infinity;
}

/** In the order of their events. */
export async function readReports(
  pages: RacePages,
  needed: readonly Needed[],
): Promise<readonly FalseReport[]> {
  if (needed.length === 0) return [];
  const inOrder = needed.toSorted((one, other) => compareReports(one.id, other.id));
  return pages.reports(inOrder.map(({ id, told }) => refOf(id, told as number)));
}

interface ToldHolding {
  readonly ref: string;
  readonly upto: Instant;
  readonly alternatives: readonly string[];
  readonly agreeing: readonly string[];
}

/** Those in which something may hold, by their keys. */
export async function readHolders(
  pages: RacePages,
  needed: readonly Needed[],
  validBefore: Instant,
): Promise<ReadonlyMap<string, Holders>> {
  const told = needed.map(readTold);
  const refs = new Set<string>();
  for (const { ref, alternatives, agreeing } of told)
    for (const each of [ref, ...alternatives, ...agreeing]) refs.add(each);
  const found = await pages.revisions([...refs]);
  const mates = new ToldMates();
  const bySlot = new Map<string, Holding[]>();
  for (const { ref, upto, alternatives, agreeing } of told) {
    const revision = factOf(found, ref);
    mates.add(revision, {
      alternatives: alternatives.map((each) => factOf(found, each)),
      agreeing: agreeing.map((each) => factOf(found, each)),
    });
    const inSlot = bySlot.get(revision.slot);
    if (inSlot) inSlot.push({ revision, upto });
    else bySlot.set(revision.slot, [{ revision, upto }]);
  }
  const slots = [...bySlot.keys()].sort();
  return new Map(
    slots.map((slot) => [slot, holdersAmong(bySlot.get(slot) ?? [], mates, validBefore)]),
  );
}

const NONE: readonly string[] = [];

function readTold({ id, upto, told }: Needed): ToldHolding {
  const said = told as Told;
  if (typeof said === 'number')
    return { ref: refOf(id, said), upto, alternatives: NONE, agreeing: NONE };
  const [body, alternatives, agreeing] = said;
  return { ref: refOf(id, body), upto, alternatives, agreeing };
}

function factOf(found: ReadonlyMap<string, Revision>, ref: string): Revision {
  const revision = found.get(ref);
  if (revision === undefined)
    throw new Error(`The index names ${readRef(ref).name}, which is not there.`);
  return revision;
}

interface Mates {
  readonly alternatives: readonly Revision[];
  readonly agreeing: readonly Revision[];
}

const NOBODY: Mates = { alternatives: [], agreeing: [] };

/** The facts of a range as the index tells them. */
class ToldMates implements RangeMates {
  readonly #mates = new Map<Revision, Mates>();

  add(holder: Revision, mates: Mates): void {
    if (mates.alternatives.length + mates.agreeing.length > 0) this.#mates.set(holder, mates);
  }

  alternativesTo(holder: Revision): readonly Alternative[] {
    return this.#of(holder).alternatives.map((revision) => ({
      revision,
      differs: differingFields(revision, holder),
    }));
  }

  agreeingWith(holder: Revision): readonly Revision[] {
    return this.#of(holder).agreeing;
  }

  areAgreeing(one: Revision, other: Revision): boolean {
    return this.#of(one).agreeing.includes(other);
  }

  #of(holder: Revision): Mates {
    return this.#mates.get(holder) ?? NOBODY;
  }
}
