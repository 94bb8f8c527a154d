import type { DataOf } from '../events/index.js';
import { WHOLE_RACE } from '../events/results-updated.event.js';
import type { Revision } from '../fact/revision.js';
import type { Instant } from '../time/instant.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged } from './rule.js';
import { sumOfShares } from './shares.js';
import { heldAt, type Situation, standingIn } from './situation.js';

type Count = DataOf<'ResultsUpdated'>;
type Rows = NonNullable<Count['counts']>;

/** Shares are rounded one by one. */
const SHARE_SUM_MAX = 101;

/** What a count says that certifies nothing. */
export const counted: Judge<'ResultsUpdated'> = (judged) => [
  ...inItself(judged.event.data),
  ...sharesOver(judged.event.data.shares),
  ...decreased(judged),
  ...partOverWhole(judged),
  ...afterTheEnd(judged),
];

function inItself({ isTest, portion }: Count): readonly Finding[] {
  const findings: Finding[] = [];
  if (isTest === true) {
    const detail = 'A test count is sent to a race of its own, never to one that is live.';
    findings.push(refuse('test-result', '/data/isTest', detail));
  }
  const { reported, total } = portion ?? {};
  if (reported !== undefined && total !== undefined && reported > total) {
    const detail = `${reported} have reported of ${total}; check both.`;
    findings.push(refuse('units-over-total', '/data/portion/reported', detail));
  }
  return findings;
}

export function sharesOver(shares: Count['shares'] = []): readonly Finding[] {
  const sum = sumOfShares(shares);
  if (sum <= SHARE_SUM_MAX) return NOTHING;
  return [
    warn(
      'share-sum-off',
      '/data/shares',
      `The shares add up to ${sum}; they are kept as reported.`,
    ),
  ];
}

/** Counts go down: it is said, and no reason to refuse. */
function decreased({ event, span, at }: Judged<'ResultsUpdated'>): readonly Finding[] {
  const { unit = WHOLE_RACE, reporter, counts } = event.data;
  const before = lastIn(`count/${unit}/${reporter.id}`, span.earliest, at);
  return pairs(counts, countsOf(before))
    .filter(({ count, other }) => count < other)
    .map(({ index, count, other }) => {
      const detail = `${reporter.name} counted ${other} before, and ${count} now.`;
      return warn('votes-decreased', `/data/counts/${index}/count`, detail);
    });
}

function partOverWhole({ event, span, at }: Judged<'ResultsUpdated'>): readonly Finding[] {
  const { unit, reporter, counts } = event.data;
  if (unit === undefined) return NOTHING;
  const whole = lastIn(`count/${WHOLE_RACE}/${reporter.id}`, span.earliest, at);
  return pairs(counts, countsOf(whole))
    .filter(({ count, other }) => count > other)
    .map(({ index, count, other }) => {
      const detail = `${count} in ${unit} are more than the ${other} that ${reporter.name} has in the whole race.`;
      return warn('part-over-whole', `/data/counts/${index}/count`, detail);
    });
}

function afterTheEnd({ span, at }: Judged<'ResultsUpdated'>): readonly Finding[] {
  const findings: Finding[] = [];
  const call = heldUnder('call/', span.earliest, at);
  if (call?.type === 'RaceCalled') {
    const detail = `The race was called by ${call.fact} before this count.`;
    findings.push(warn('count-after-call', '/occurred', detail));
  }
  const certificate = heldUnder('certification/', span.earliest, at);
  if (certificate !== undefined) {
    const detail = `The result was certified by ${certificate.fact} before this count; the certificate is shown.`;
    findings.push(warn('count-after-certificate', '/occurred', detail));
  }
  return findings;
}

function heldUnder(path: string, instant: Instant, at: Situation): Revision | undefined {
  const held = at.race.facts.slotsUnder(path).map((slot) => heldAt(slot, instant, at));
  return held.findLast((revision) => revision !== null) ?? undefined;
}

/** The last fact of the slot, in order, that begins by the instant. */
export const lastIn = (slot: string, instant: Instant, at: Situation): Revision | undefined =>
  standingIn(slot, at).findLast(({ earliest }) => earliest <= instant);

/** The counts that a fact of `count/` or `certification/` states. */
export const countsOf = (fact: Revision | undefined): Rows =>
  (fact?.data as Pick<Count, 'counts'> | undefined)?.counts ?? [];

/** Each count of the one with the count of the same candidate and kind of the other. */
export function pairs(rows: Rows = [], others: Rows = []) {
  if (others.length === 0) return [];
  const byName = new Map(others.map((row) => [nameOf(row), row.count]));
  return rows.flatMap((row, index) => {
    const other = byName.get(nameOf(row));
    return other === undefined ? [] : [{ index, count: row.count, other }];
  });
}

const nameOf = ({ candidate, option, countItemType = 'total' }: Rows[number]): string =>
  `${candidate?.id ?? `(${option ?? ''})`}/${countItemType}`;
