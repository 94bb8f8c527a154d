import type { OracleFact } from './known.js';

/** Whether a field that both state differs [S3]; the oracle's own reading of what a value is. */
export function differ(f: OracleFact, g: OracleFact): boolean {
  return f.type !== g.type || !agree(f.data, g.data);
}

export function sharePublisher(f: OracleFact, g: OracleFact): boolean {
  const publishers = ({ sources }: OracleFact): readonly string[] =>
    sources.map(({ origin, publisher }) => (origin ?? publisher).toLowerCase());
  return publishers(f).some((publisher) => publishers(g).includes(publisher));
}

type Fields = Readonly<Record<string, unknown>>;

interface Amount extends Fields {
  readonly amountCents: number;
  readonly approximate: boolean;
  readonly bound?: string;
}

function agree(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return agreeAsRecords(one as Fields, other as Fields);
}

function agreeAsRecords(f: Fields, g: Fields): boolean {
  if (isAmount(f) && isAmount(g)) return isWithin(f, g) || isWithin(g, f);
  if (Array.isArray(f) && Array.isArray(g)) return agreeAsLists(f, g);
  return telling(f).every((name) => agree(f[name], g[name]) || isSamePercentage(name, f, g));
}

/** Whatever decimals the source printed. */
const isSamePercentage = (name: string, f: Fields, g: Fields): boolean =>
  ['pct', 'margin', 'marginOfError', 'confidencePct', 'turnout'].includes(name) &&
  Number(f[name]) === Number(g[name]);

/** The same entries in any order: who is named first says nothing. */
const agreeAsLists = (f: readonly unknown[], g: readonly unknown[]): boolean =>
  f.length === g.length &&
  f.every((one) => g.some((other) => agree(one, other))) &&
  g.every((one) => f.some((other) => agree(one, other)));

/** An actor is its id, a date its range. */
function telling(value: Fields): readonly string[] {
  if ('kind' in value && 'id' in value) return ['id'];
  return 'edtf' in value ? ['earliest', 'latest'] : Object.keys(value);
}

const isAmount = (value: Fields): value is Amount => 'amountCents' in value;

function isWithin(amount: Amount, of: Amount): boolean {
  const digits = /0*$/.exec(String(of.amountCents))?.[0].length ?? 0;
  const around = of.approximate ? 10 ** digits / 2 : 0;
  return (
    (of.bound === 'atMost' || amount.amountCents >= of.amountCents - around) &&
    (of.bound === 'atLeast' || amount.amountCents <= of.amountCents + around)
  );
}
