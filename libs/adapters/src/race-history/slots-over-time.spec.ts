import { knownFacts, type Revision } from '#libs/domain';
import { anEventfulRace, commitsOf, eventsOf } from '../../../ports/src/testing/race-log.js';
import { SlotsOverTime } from './slots-over-time.js';

describe('slots over time', () => {
  const { slots } = knownFacts(eventsOf(commitsOf(anEventfulRace())), {
    ...{ clock: 'recorded', knownBefore: null, atVersion: null },
  });
  const facts = [...slots.values()].flat();
  const [first, second] = facts as [Revision, Revision];

  it('are looked through once for the same facts', () => {
    const remembered = new SlotsOverTime();
    const both = remembered.of([first, second]);
    expect(remembered.of([first, second])).toBe(both);
    expect(remembered.of([first])).not.toBe(both);
    expect(remembered.of([first, { ...second }])).not.toBe(both);
    expect(remembered.of([first, second])).toBe(both);
  });
});
