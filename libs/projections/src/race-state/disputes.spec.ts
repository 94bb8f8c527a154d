import {
  aPerson,
  anOrganization,
  by,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { factHistoryDocument } from '../fact-history/fact-history.js';
import { stateOf } from '../testing/questions.js';
import { FactLedger } from '#libs/domain';

/** One meeting, and its vote as two papers count it: `e1` and `e2`. */
function twoCounts(): EventBuilder {
  const builder = new EventBuilder();
  for (const [paper, votes] of [
    ['tribune', 526_273],
    ['herald', 526_237],
  ] as const)
    builder.record('SlatingDecided', {
      occurred: '2021-12-14',
      sources: [by(paper, '2021-12-15')],
      data: {
        organization: anOrganization('the-party'),
        outcome: 'endorsed',
        candidate: aPerson('giannoulias'),
        ballots: [{ votes }],
      },
    });
  return builder;
}

function resolved(): EventBuilder {
  const builder = twoCounts();
  builder.record('ConflictResolved', {
    recordedAt: '2022-02-01',
    data: { event: 'e1', reason: 'the minutes', disputed: ['e2'] },
  });
  return builder;
}

const shownIn = (builder: EventBuilder) => {
  const { slating, disputes } = stateOf(builder, { validAt: '2022-03-01' });
  return { slating: slating[0], disputes };
};

describe('two counts of one vote [S3]', () => {
  it('are shown as in conflict until somebody decides', () => {
    const { slating, disputes } = shownIn(twoCounts());
    expect(slating).toMatchObject({ fact: 'e2', alternatives: [{ fact: 'e1' }] });
    expect(disputes).toEqual([
      expect.objectContaining({ facts: ['e2', 'e1'], differs: ['ballots'], disputed: false }),
    ]);
    expect(disputes[0]).not.toHaveProperty('resolved');
  });

  it('are shown as decided from then on, with when and why', () => {
    const decision = { event: 'e3', reason: 'the minutes', at: '2022-02-01T00:00:00.000Z' };
    const { slating, disputes } = shownIn(resolved());
    expect(slating).toMatchObject({
      fact: 'e1',
      resolved: decision,
      alternatives: [{ fact: 'e2', assertion: 'disputed' }],
    });
    expect(disputes).toEqual([
      expect.objectContaining({ facts: ['e1', 'e2'], disputed: false, resolved: decision }),
    ]);
  });

  it('have the decision in the history of each', () => {
    const ledger = FactLedger.of(resolved().events);
    const did = (fact: string) =>
      factHistoryDocument(ledger.history(fact))?.steps.map((step) => step.did);
    expect(did('e1')).toEqual(['asserted', 'resolved']);
    expect(did('e2')).toEqual(['asserted', 'disputed']);
  });
});
