import type { Tampering } from './indexed-history.js';

/** A fault planted in the index: each must be found, or the check would not find it in earnest. */
export interface Fault {
  readonly name: string;
  /** One for each race, since some remember what was written before. */
  readonly begin: () => Tampering;
}

type Row = readonly unknown[];

const DIRECTORY = 'd';
const isSlab = (page: string): boolean => /^[nw]\d+$/.test(page);
const isTurn = (row: Row): boolean => typeof row[1] === 'number';
const isGone = (row: Row): boolean => !isTurn(row) && row.length === 2;
const isOfEnds = (row: Row): boolean => row[1] === null;

export const FAULTS: readonly Fault[] = [
  {
    name: 'what is no longer needed stays in its slab',
    begin: () => onSlabs((rows) => rows.filter((row) => !isGone(row))),
  },
  {
    name: 'what changes in a slab is known a version late',
    begin: () => onSlabs((rows) => rows.map(([version, ...row]) => [Number(version) + 1, ...row])),
  },
  {
    name: 'a new slab begins without what is needed then',
    begin: () => {
      const seen = new Set<string>(['n1', 'w1']);
      return onSlabs((rows, page) => {
        const isNew = !seen.has(page);
        seen.add(page);
        return isNew ? [] : rows;
      });
    },
  },
  {
    name: 'the directory tells of new lines a version early',
    begin: () =>
      onPages(
        (page) => page === DIRECTORY,
        (rows) =>
          rows.map(([tree, version, ...row]) =>
            tree === 'n' ? [tree, Number(version) - 1, ...row] : [tree, version, ...row],
          ),
      ),
  },
  {
    name: 'a fact that is superseded holds as long as before',
    begin: () => {
      const seen = new Set<string>();
      return onSlabs((rows, page) =>
        rows.filter((row) => {
          if (isTurn(row) || isOfEnds(row)) return true;
          const key = `${page} ${String(row[1])}`;
          const isAgain = seen.has(key) && row.length > 2;
          if (isGone(row)) seen.delete(key);
          else seen.add(key);
          return !isAgain;
        }),
      );
    },
  },
  {
    name: 'a corrected fact keeps its first body',
    begin: () => {
      const first = new Map<string, string>();
      return ({ appends, bodies }) => ({
        appends,
        bodies: new Map(
          [...bodies].map(([key, json]) => {
            const name = key.split('@')[0] ?? '';
            first.set(name, first.get(name) ?? json);
            return [key, first.get(name) ?? json];
          }),
        ),
      });
    },
  },
  {
    name: 'what moves to the wide lines is not written there',
    begin: () =>
      onPages(
        (page) => /^w\d+$/.test(page),
        (rows) => rows.filter((row) => isGone(row) || String(row[1]).startsWith('r')),
      ),
  },
  {
    name: 'what moves to the wide lines is forgotten when they are closed',
    begin: () => {
      const seen = new Set<string>(['w1']);
      return onPages(
        (page) => /^w\d+$/.test(page),
        (rows, page) => {
          const isNew = !seen.has(page);
          seen.add(page);
          return isNew ? [] : rows;
        },
      );
    },
  },
  {
    name: 'ends that move together stay where they were',
    begin: () => onSlabs((rows) => rows.filter((row) => !isOfEnds(row))),
  },
  {
    name: 'a turn is not told',
    begin: () => onSlabs((rows) => rows.filter((row) => !isTurn(row))),
  },
];

const onSlabs = (change: (rows: readonly Row[], page: string) => readonly Row[]): Tampering =>
  onPages(isSlab, change);

function onPages(
  isChanged: (page: string) => boolean,
  change: (rows: readonly Row[], page: string) => readonly Row[],
): Tampering {
  return ({ appends, bodies }) => ({
    bodies,
    appends: new Map(
      [...appends].map(([page, text]) => [
        page,
        isChanged(page) ? written(change(read(text), page)) : text,
      ]),
    ),
  });
}

const read = (text: string): readonly Row[] => JSON.parse(`[${text.slice(1)}]`) as readonly Row[];
const written = (rows: readonly Row[]): string =>
  rows.map((row) => `,${JSON.stringify(row)}`).join('');
