import { showResults, type UnitDocument } from '../race-state/results.js';
import type { TallyDocument } from '../race-state/shown-count.js';
import type { StateContext } from '../race-state/state-input.js';
import { type Measured, type MeasuredRow, rowOf } from './measured.js';

/** The count that is shown of each unit: votes, and shares in percent, by candidate. */
export const measuredResults = (context: StateContext): readonly Measured[] =>
  showResults(context).units.flatMap(ofUnit);

function ofUnit({ unit, shown }: UnitDocument): readonly Measured[] {
  const tally = shown?.value ?? shown?.possible?.[0];
  if (tally === undefined) return [];
  const isCertain = shown?.value !== null;
  return rowsOf(tally).map(({ row, measure, number }) => {
    const { candidate, of } = rowOf(row);
    return {
      candidate,
      value: isCertain ? number : null,
      possible: isCertain ? null : number,
      of: { unit, measure, ...of, by: tally.by, status: tally.status },
    };
  });
}

interface Counted {
  readonly row: MeasuredRow;
  readonly measure: 'votes' | 'share';
  readonly number: number;
}

/** Of a count that is divided by how it was cast, the totals. */
function rowsOf({ counts = [], shares = [] }: TallyDocument): readonly Counted[] {
  const votes = (counts as readonly MeasuredRow[]).filter(
    ({ countItemType = 'total' }) => countItemType === 'total',
  );
  return [
    ...votes.map((row): Counted => ({ row, measure: 'votes', number: Number(row.count) })),
    ...(shares as readonly MeasuredRow[]).map((row): Counted => ({
      row,
      measure: 'share',
      number: Number(row.pct),
    })),
  ];
}
