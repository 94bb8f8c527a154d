import { edtfReader } from '#libs/dates';
import { type EventType, goldenEvent } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { raceChart } from './race-chart.js';

const VOTES_AND_CALLS = 4;
const accepted = (type: EventType) =>
  ({ event: goldenEvent(type, edtfReader) }) as unknown as AcceptedEvent;

/** The rows of the dots of two events of a type. */
const rowsOf = (type: EventType): readonly string[] => {
  const { text } = raceChart([accepted(type), accepted(type)], 0);
  return [...text.matchAll(/class="row-(\d)"/g)].map(([, row = '']) => row);
};

describe('the picture of a race', () => {
  it.each<[EventType, number]>([
    ['ConcessionRetracted', 0],
    ['IncumbentIntentDeclared', 0],
    ['EndorsementRescinded', 1],
    ['CommitteeLinked', 2],
    ['PollWithdrawn', 3],
    ['PollsClosed', VOTES_AND_CALLS],
    ['RecountOrdered', VOTES_AND_CALLS],
    ['StatementMade', 5],
  ])('shows %s in row %i', (type, row) => {
    expect(rowsOf(type)).toEqual([String(row), String(row)]);
  });
});
