import type { MapPages, TreeLimits } from '#libs/adapters';

const TREES = ['n', 'w'] as const;
type Tree = (typeof TREES)[number];

/** A record as it stands in a slab: version, id, and what else there is. */
type Row = readonly [number, string | number | null, ...unknown[]];

interface Line {
  readonly from: number;
  readonly upto: number;
  readonly slab: number;
}

export interface Written {
  readonly pages: MapPages;
  readonly limits: TreeLimits;
  /** Of the last event. */
  readonly version: number;
}

/** What must hold of the pages whatever is asked. @returns what does not, or null. */
export function brokenInvariant(written: Written): string | null {
  const { pages, version } = written;
  for (let at = 0; at <= version; at += 1) {
    const broken = TREES.map((tree) => brokenLines(written, tree, at)).find((one) => one !== null);
    if (broken !== undefined) return `version ${at}: ${broken}`;
    const narrow = neededAt(pages, 'n', at);
    const inBoth = [...neededAt(pages, 'w', at)].filter((id) => narrow.has(id));
    if (inBoth.length > 0) return `version ${at}: ${inBoth.join()} stands in both trees`;
  }
  const slabs = TREES.flatMap((tree) => slabsOf(written, tree));
  return slabs.map((page) => brokenSlab(pages, page)).find((one) => one !== null) ?? null;
}

/** The lines of a tree lie one beside the other, and the last version's are those that are open. */
function brokenLines(written: Written, tree: Tree, at: number): string | null {
  const { pages, limits, version } = written;
  const lines = linesAt(pages, tree, at);
  if (!lines.every(({ from, upto }, index) => from === startOf(lines, index) && from < upto))
    return `the lines of ${tree} are not side by side`;
  const open = pages.directory.lines(tree);
  if (at === version && JSON.stringify(lines) !== JSON.stringify(open))
    return `the open lines of ${tree} are not those of the last version`;
  const spread = tree === 'n' ? mostLines(pages, lines, at) : 0;
  return spread > limits.linesMax ? `what stands in ${spread} narrow lines is wide` : null;
}

const startOf = (lines: readonly Line[], index: number): number =>
  lines[index - 1]?.upto ?? -Infinity;

function mostLines(pages: MapPages, lines: readonly Line[], at: number): number {
  const counts = new Map<unknown, number>();
  for (const line of lines)
    for (const id of needed(pages, 'n', line, at)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

function linesAt(pages: MapPages, tree: Tree, at: number): readonly Line[] {
  const lines: Line[] = [];
  for (let from = -Infinity; from < Infinity; from = lines.at(-1)?.upto ?? Infinity)
    lines.push(pages.directory.lineAt(tree, at, from));
  return lines;
}

const neededAt = (pages: MapPages, tree: Tree, at: number): ReadonlySet<unknown> =>
  new Set(linesAt(pages, tree, at).flatMap((line) => needed(pages, tree, line, at)));

/** A line that was cut does not hear of what began behind the cut: nothing of it can hold there. */
function needed(pages: MapPages, tree: Tree, { slab, upto }: Line, at: number): readonly unknown[] {
  const last = new Map<unknown, Row>();
  for (const row of rowsOf(pages, `${tree}${slab}`))
    if (row[0] <= at && row[1] !== null) last.set(row[1], row);
  return [...last.values()]
    .filter((row) => !isGone(row) && beginOf(row) < upto)
    .map(([, id]) => id);
}

/** A turn is named by its instant. */
const beginOf = ([, id, from]: Row): number =>
  typeof id === 'number' ? id : Number(from ?? -Infinity);

/** Versions ascend, and only what is needed is told to be so no longer, or to end elsewhere. */
function brokenSlab(pages: MapPages, page: string): string | null {
  const rows = rowsOf(pages, page);
  const back = rows.find(([version], index) => version < (rows[index - 1]?.[0] ?? 0));
  if (back !== undefined) return `${page} goes back to version ${back[0]}`;
  const ends = new Map<unknown, unknown>();
  return rows.map((row) => brokenRow(ends, row)).find((one) => one !== null) ?? null;
}

/** @param ends where each item ends that is needed before the row. */
function brokenRow(ends: Map<unknown, unknown>, row: Row): string | null {
  const [, id, ...told] = row;
  if (id === null) {
    const moved = [...ends].filter(([, end]) => end === told[0]);
    for (const [one] of moved) ends.set(one, told[1]);
    return moved.length < 2 ? `an end moves that ${moved.length} items have` : null;
  }
  if (isGone(row)) return ends.delete(id) ? null : `${id} is taken back, which is not needed`;
  ends.set(id, told[1] ?? null);
  return null;
}

const isGone = (row: Row): boolean =>
  typeof row[1] === 'number' ? row.length > 2 : row.length === 2;

/** Slabs are numbered as they are opened, those of a line that was cut away at once among them. */
function slabsOf({ pages, version }: Written, tree: Tree): readonly string[] {
  const slabs = new Set<string>();
  for (let at = 0; at <= version; at += 1)
    for (const { slab } of linesAt(pages, tree, at)) slabs.add(`${tree}${slab}`);
  return [...slabs];
}

const rowsOf = (pages: MapPages, page: string): readonly Row[] =>
  JSON.parse(`[${pages.text(page).slice(1)}]`) as readonly Row[];

/** Which of what the index can do a history made it do. */
export interface Exercised {
  /** Records of the wide tree. */
  readonly wide: number;
  /** Records that move an end. */
  readonly endsMoved: number;
}

export function exercised(written: Written): Exercised {
  const rows = (tree: Tree) =>
    slabsOf(written, tree).flatMap((page) => rowsOf(written.pages, page));
  const [narrow, wide] = [rows('n'), rows('w')];
  return {
    wide: wide.filter(([, id]) => typeof id === 'string' && !id.startsWith('r')).length,
    endsMoved: [...narrow, ...wide].filter(([, id]) => id === null).length,
  };
}
