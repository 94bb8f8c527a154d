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
import type { Directory, LineAt, TreeName } from './directory.js';
import { slabPage } from './page-writes.js';
import { askSlab, type Needed, type SlabAnswer, type SlabRecord } from './slab.js';
import { readRef, refOf, reportKey, type Told } from './told.js';

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
}

/** False reports are listed whatever V is: all of them stand at one. */
const REPORTS_V = 0;

/** The pages that hold what is known at a version of one V. */
export const pagesFor = (directory: Directory, version: number, v: Instant): readonly string[] => [
  pageOf('h', directory.lineAt('h', version, v)),
  pageOf('r', directory.lineAt('r', version, REPORTS_V)),
];

/** Looks up which facts may hold at V as known at a version: in two slabs, however long the history. */
export async function askIndex(pages: RacePages, version: number, v: Instant): Promise<Found> {
  const { directory } = pages;
  const [held = [], reported = []] = await pages.slabs(pagesFor(directory, version, v), version);
  const line = directory.lineAt('h', version, v);
  const { needed, turnedAt } = askSlab(held, { version, v, line });
  const reports = askSlab(reported, {
    version,
    v: REPORTS_V,
    line: directory.lineAt('r', version, REPORTS_V),
  });
  return {
    needed,
    reports: reports.needed,
    turnedAt: turnedAt ?? (await turnBefore(pages, version, line)),
  };
}

const pageOf = (tree: TreeName, { slab }: LineAt): string => slabPage(tree, slab);

/** The last turn in the lines before: mostly there is one in the line asked, or in its neighbour. */
async function turnBefore(
  pages: RacePages,
  version: number,
  line: LineAt,
): Promise<Instant | null> {
  let { from } = line;
  while (from !== -Infinity) {
    const before = pages.directory.lineAt('h', version, from - 1);
    const [records = []] = await pages.slabs([pageOf('h', before)], version);
    const answer: SlabAnswer = askSlab(records, { version, v: from - 1, line: before });
    if (answer.turnedAt !== null) return answer.turnedAt;
    ({ from } = before);
  }
  return null;
}

/** In the order of their events. */
export async function readReports(
  pages: RacePages,
  needed: readonly Needed[],
): Promise<readonly FalseReport[]> {
  if (needed.length === 0) return [];
  const inOrder = needed.toSorted((one, other) => compareNames(one.id, other.id));
  return pages.reports(inOrder.map(({ id, told }) => reportKey(id, told as number)));
}

/** By the version of the event, then by its measures. */
function compareNames(one: string, other: string): number {
  const [version = 0, place = 0] = one.split('.').map(Number);
  const [otherVersion = 0, otherPlace = 0] = other.split('.').map(Number);
  return version - otherVersion || place - otherPlace;
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
  for (const { ref, upto, ...beside } of told) {
    const revision = factOf(found, ref);
    mates.add(revision, {
      alternatives: beside.alternatives.map((each) => factOf(found, each)),
      agreeing: beside.agreeing.map((each) => factOf(found, each)),
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

function readTold({ id, upto, told }: Needed): ToldHolding {
  const said = told as Told;
  if (typeof said === 'number')
    return { ref: refOf(id, said), upto, alternatives: [], agreeing: [] };
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
