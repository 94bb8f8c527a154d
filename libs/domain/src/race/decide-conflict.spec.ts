import { describe, expect, it } from '@jest/globals';
import { holdersAt } from '../fact/holders.js';
import {
  addSource,
  command,
  correct,
  createRace,
  GIANNOULIAS,
  resolve,
  retract,
  slate,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { TODAY } from '../testing/test-door.js';

const SLOT = 'slating/cook-county-democratic-party';
const tribune = slate(526_273, { by: 'Tribune' });
const herald = slate(526_237, { by: 'Herald' });
const gazette = slate(562_273, { by: 'Gazette' });
/** Three papers, three counts of one vote: the last speaks for them. */
const counts = [createRace(), tribune, herald, gazette];

/** Who holds the slot, whether surely, and what each of the three counts is worth. */
function heldIn({ race }: ReturnType<typeof given>) {
  const { certain, possible } = holdersAt(race.facts.latest(SLOT), TODAY);
  const assertions = [2, 3, 4].map((one) => race.facts.fact(eventOf(one))?.revision.assertion);
  return { certain: certain?.revision.fact, possible: possible.length, assertions };
}

describe('A conflict that is resolved [S3]', () => {
  it('names the alternatives that it was decided against, and their fact holds', () => {
    const history = given(...counts, resolve(eventOf(2)));
    const resolved = given(...counts)
      .when(resolve(eventOf(2)))
      .thenRecords('ConflictResolved');
    expect(resolved.data.disputed?.toSorted()).toEqual([eventOf(3), eventOf(4)].sort());
    expect(heldIn(history)).toEqual({
      certain: eventOf(2),
      possible: 1,
      assertions: ['reported', 'disputed', 'disputed'],
    });
  });

  it('tells on the fact that holds when it was decided, and why', () => {
    const { race } = given(...counts, resolve(eventOf(2)));
    expect(race.facts.fact(eventOf(2))?.revision.resolved).toMatchObject({
      event: eventOf(5),
      reason: 'The minutes say so.',
    });
    expect(race.facts.fact(eventOf(3))?.revision.resolved).toBeUndefined();
  });

  it('is against those alone that the command names', () => {
    const history = given(...counts, resolve(eventOf(2), { disputed: [eventOf(4)] }));
    expect(heldIn(history)).toEqual({
      certain: eventOf(3),
      possible: 1,
      assertions: ['reported', 'reported', 'disputed'],
    });
  });

  it('is also against the earlier word of a publisher, which would come back without its later one', () => {
    const history = given(
      createRace(),
      slate(526_237, { by: 'Herald' }),
      slate(526_273, { by: 'Tribune' }),
      slate(562_273, { by: 'Tribune' }),
      resolve(eventOf(2)),
    );
    expect(heldIn(history)).toEqual({
      certain: eventOf(2),
      possible: 1,
      assertions: ['reported', 'disputed', 'disputed'],
    });
  });

  it('is against no earlier word that says the same as the fact that holds', () => {
    const history = given(
      createRace(),
      slate(526_237, { by: 'Tribune' }),
      slate(562_273, { by: 'Tribune' }),
      slate(526_237, { by: 'Herald' }),
      resolve(eventOf(4)),
    );
    expect(heldIn(history).assertions).toEqual(['reported', 'disputed', 'reported']);
  });

  it('leaves later accounts alone', () => {
    const history = given(...counts.slice(0, 3), resolve(eventOf(2)), gazette);
    expect(history.race.facts.fact(eventOf(5))?.revision.assertion).toBe('reported');
  });

  it('is as before where it is taken back', () => {
    const history = given(...counts, resolve(eventOf(2)), retract(eventOf(5)));
    expect(heldIn(history)).toEqual(heldIn(given(...counts)));
    expect(history.race.facts.fact(eventOf(2))?.revision.resolved).toBeUndefined();
  });

  it('is told once', () => {
    given(...counts, resolve(eventOf(2)))
      .when(resolve(eventOf(2)))
      .thenUnchanged();
    given(...counts, resolve(eventOf(2), { disputed: [eventOf(4)] }))
      .when(resolve(eventOf(2)))
      .thenRecords('ConflictResolved');
  });

  it('goes on where one of them is proved, or put right', () => {
    const proof = addSource(eventOf(4), { assertion: 'confirmed' }, { by: 'Clerk' });
    expect(heldIn(given(...counts, resolve(eventOf(2)), proof)).certain).toBe(eventOf(4));
    const right = correct(eventOf(4), { occurred: '2021-12-14', data: gazette['data'] });
    expect(heldIn(given(...counts, resolve(eventOf(2)), right)).certain).toBe(eventOf(4));
  });

  it('names its fact also by what added a source to it', () => {
    const again = slate(526_273, { by: 'Sun-Times' });
    const resolved = given(...counts, again)
      .when(resolve(eventOf(5)))
      .thenRecords('ConflictResolved');
    expect(resolved.data.event).toBe(eventOf(2));
  });

  it('of one measure is against those that differ in it', () => {
    const report = (by: string, receipts: number, funds: number) =>
      command(
        'ReportFinance',
        {
          candidate: GIANNOULIAS,
          totalReceipts: { amountCents: receipts },
          fundsAvailable: { amountCents: funds },
        },
        { occurred: '2021-12-31', by },
      );
    const reports = [
      createRace(),
      report('A', 100, 70),
      report('B', 120, 70),
      report('C', 100, 80),
    ];
    const of = (measure: string) =>
      given(...reports)
        .when(resolve(`${eventOf(2)}${measure}`))
        .thenRecords('ConflictResolved').data.disputed;
    expect(of('#totalReceipts')).toEqual([eventOf(3)]);
    expect(of('')?.toSorted()).toEqual([eventOf(3), eventOf(4)].sort());
  });
});
