import { type Actor, type Holder, type Revision, standingSlot } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
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
  return showList(
    entries,
    ({ outcomes, at }) => {
      const holder = describedBy(outcomes);
      const standing = holder && standingOf(holder, context);
      return {
        ...pollsterOf(holder?.revision ?? at),
        ...(standing && { standing }),
        ...showThere(outcomes, resultsOf, book),
      };
    },
    { list: 'polls', types: ['PollPublished', 'PollWithdrawn'], context },
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

/** What became of an item of a list [S4], where something did, whichever of its accounts that follows. */
export function standingOf(
  { revision, agreeing, alternatives }: Holder,
  { slots, book }: StateContext,
): HeldValue<string> | null {
  const others = alternatives.map((alternative) => alternative.revision);
  const standings = slotsOf(slots, 'standing');
  for (const { fact } of [revision, ...agreeing, ...others]) {
    const found = standings.find(({ slot }) => slot === standingSlot(fact));
    if (found) return showHeld(evaluateSlot(found.holders, wordOf), wordOf, book);
  }
  return null;
}

const wordOf = ({ type }: Revision): string | null =>
  type === 'PollWithdrawn' ? 'withdrawn' : null;
