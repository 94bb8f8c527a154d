import type { Measured } from './measured.js';

/** One line of the results: what we reach, beside what the bare tool reaches with the same bytes in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly ceilings: readonly Ceiling[];
  /** What else was counted, by what it is. */
  readonly counts?: Counts;
}

export type Counts = Readonly<Record<string, number>>;

export interface Ceiling {
  readonly name: string;
  readonly perSecond: number;
  /** Ours over that of the bare tool. */
  readonly ratio: number;
}

export function figure(
  name: string,
  unit: string,
  { measured, ceilings }: { measured: Partial<Measured> & { perSecond: number }; ceilings: Bare },
): Figure {
  const { perSecond, p50Ms = null, p99Ms = null } = measured;
  return {
    name,
    unit,
    perSecond: Math.round(perSecond),
    p50Ms: rounded(p50Ms),
    p99Ms: rounded(p99Ms),
    ceilings: Object.entries(ceilings).map(([tool, bare]) => ({
      name: tool,
      perSecond: Math.round(bare),
      ratio: Number((perSecond / bare).toPrecision(2)),
    })),
  };
}

/** Of each bare tool what it reaches in a second. */
export type Bare = Readonly<Record<string, number>>;

const rounded = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : Number(milliseconds.toPrecision(3));

/** A table of all figures, in the order in which they were measured. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.name,
    `${one.perSecond.toLocaleString('en-US')} ${one.unit}`,
    one.p50Ms === null ? '' : String(one.p50Ms),
    one.p99Ms === null ? '' : String(one.p99Ms),
    [...one.ceilings.map(describeCeiling), ...countsOf(one)].join('; '),
  ]);
  const all = [HEADINGS, HEADINGS.map(() => '---'), ...rows];
  return all.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const HEADINGS = [
  'What',
  'Rate',
  'p50 ms',
  'p99 ms',
  'Ratio to the bare tool, same bytes, same run',
];

const countsOf = ({ counts = {} }: Figure): readonly string[] =>
  Object.entries(counts).map(([what, count]) => `${what}: ${Number(count.toPrecision(3))}`);

const describeCeiling = ({ name, perSecond, ratio }: Ceiling): string =>
  `${ratio} of ${name} (${perSecond.toLocaleString('en-US')}/s)`;
