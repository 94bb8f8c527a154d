import type { Actor, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { describedBy, evaluateSlot } from '../held/outcomes.js';
import { type ListDocument, showList } from './list.js';
import { showRow } from './shown-count.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface PollDocument extends HeldValue<readonly object[]> {
  readonly pollster: string;
  readonly name: string;
  readonly population?: string;
  readonly sampleSize?: number;
  readonly hypothetical?: boolean;
  /** What followed: the poll was withdrawn [S4]. */
  readonly standing?: HeldValue<string>;
}

/** Polls by the last day of their fieldwork; whom they name need not run. */
export function showPolls(context: StateContext): ListDocument<PollDocument> {
  const { slots, book } = context;
  const entries = slotsOf(slots, 'poll').map(({ holders }) => ({
    outcomes: evaluateSlot(holders, resultsOf),
    at: leading(holders).revision,
  }));
  const standings = standingsByItem(context);
  return showList(
    entries,
    ({ outcomes, at }) => {
      const holder = describedBy(outcomes);
      const facts = holder ? [holder.revision, ...holder.agreeing] : [];
      const standing = facts
        .map(({ fact }) => standings.get(fact))
        .find((one) => one !== undefined);
      return {
        ...pollsterOf(holder?.revision ?? at),
        ...(standing && { standing }),
        ...showThere(outcomes, resultsOf, book),
      };
    },
    { types: ['PollPublished', 'PollWithdrawn'], context },
  );
}

function resultsOf(revision: Revision): readonly object[] | null {
  const fact = asFact(revision);
  return fact.type === 'PollPublished' ? fact.data.results.map(showRow) : null;
}

function pollsterOf({ data }: Revision) {
  const { id, name } = data['pollster'] as Actor;
  const { population, sampleSize, hypothetical } = data as Partial<PollDocument>;
  return {
    pollster: id,
    name,
    ...(population !== undefined && { population }),
    ...(sampleSize !== undefined && { sampleSize }),
    ...(hypothetical !== undefined && { hypothetical }),
  };
}

/** What became of the items of lists, by the fact that each asserted. */
function standingsByItem({ slots, book }: StateContext): ReadonlyMap<string, HeldValue<string>> {
  const standings = slotsOf(slots, 'standing').map(({ slot, holders }) => {
    const held = showThere(evaluateSlot(holders, standingOf), standingOf, book);
    return [slot.slice('standing/'.length), held] as const;
  });
  return new Map(standings);
}

const standingOf = ({ type }: Revision): string | null =>
  type === 'PollWithdrawn' ? 'withdrawn' : null;
