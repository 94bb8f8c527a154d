import { compareInSlot, type Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { allOf, describedBy, evaluateSlot, isNothing, type Outcomes } from '../held/outcomes.js';
import { standingOf } from '../race-state/polls.js';
import { showRow } from '../race-state/shown-count.js';
import { slotsOf } from '../race-state/slot-kinds.js';
import type { StateContext } from '../race-state/state-input.js';
import { type Measured, type MeasuredRow, rowOf } from './measured.js';

type Rows = readonly MeasuredRow[];

interface Poll {
  readonly revision: Revision;
  readonly outcomes: Outcomes<Rows>;
}

/** The latest poll of each pollster, in percent by candidate; a poll that was withdrawn is none. */
export function measuredPolls(context: StateContext): readonly Measured[] {
  const byPollster = new Map<string, Poll[]>();
  for (const poll of pollsOf(context)) {
    const id = pollsterOf(poll.revision);
    const others = byPollster.get(id);
    if (others) others.push(poll);
    else byPollster.set(id, [poll]);
  }
  return [...byPollster].flatMap(([pollster, polls]) => measuredOf(pollster, polls));
}

function pollsOf(context: StateContext): readonly Poll[] {
  const polls = slotsOf(context.slots, 'poll').flatMap(({ holders }): Poll[] => {
    const outcomes = evaluateSlot(holders, rowsOf);
    const holder = describedBy(outcomes);
    if (holder === null || isNothing(outcomes)) return [];
    const isWithdrawn = standingOf(holder, context)?.value === 'withdrawn';
    return isWithdrawn ? [] : [{ revision: holder.revision, outcomes }];
  });
  return polls.sort((one, other) => compareInSlot(one.revision, other.revision));
}

function rowsOf(revision: Revision): Rows | null {
  const fact = asFact(revision);
  return fact.type === 'PollPublished' ? fact.data.results.map(showRow) : null;
}

const pollsterOf = (revision: Revision): string => {
  const fact = asFact(revision);
  return fact.type === 'PollPublished' ? fact.data.pollster.id : '';
};

/** The last that is certain; what the last of all says, where that is another. */
function measuredOf(pollster: string, polls: readonly Poll[]): readonly Measured[] {
  const certain = polls.findLast(({ outcomes }) => outcomes.certain !== null);
  const last = polls.at(-1);
  const shown = certain ?? last;
  if (shown === undefined) return [];
  const other = last === certain || last === undefined ? [] : rowsIn(last.outcomes);
  const possible = new Map(other.map((row) => [nameOf(row), Number(row.pct)]));
  return rowsIn(shown.outcomes).map((row) => {
    const { candidate, of } = rowOf(row);
    return {
      candidate,
      value: certain === undefined ? null : Number(row.pct),
      possible: possible.get(nameOf(row)) ?? null,
      of: { pollster, ...of, fact: shown.revision.fact },
    };
  });
}

const rowsIn = (outcomes: Outcomes<Rows>): Rows => allOf(outcomes)[0]?.value ?? [];

const nameOf = ({ candidate, option }: MeasuredRow): string =>
  `${String(candidate)}/${String(option)}`;
