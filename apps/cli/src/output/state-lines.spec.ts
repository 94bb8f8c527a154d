import { stateLines } from './state-lines.js';

const META = { validAt: '2022-01-04', knownAt: '2022-01-04', clock: 'recorded', version: 3 };
const JANE = { id: 'jane-roe', name: 'Jane Roe', kind: 'person' };

const stateOf = (parts: object) => ({
  race: { name: 'Mayor' },
  election: {},
  candidates: [],
  endorsements: { items: [] },
  calls: [],
  meta: META,
  ...parts,
});

const endorsed = (item: object) => stateOf({ endorsements: { items: [item] } });

describe('a state as lines for people', () => {
  it('prints a rescinded endorsement, which has no stance', () => {
    const state = endorsed({ endorser: JANE, candidate: 'mary-poe', value: 'rescinded' });
    expect(stateLines(state)).toContain('Jane Roe  mary-poe   -       rescinded');
  });

  it('prints who declines to endorse anybody', () => {
    const state = endorsed({ endorser: JANE, candidate: null, value: 'declined' });
    expect(stateLines(state)).toContain('Jane Roe  -          -       declined');
  });

  it('has no heads of lists that are empty', () => {
    expect(stateLines(stateOf({})).join('\n')).not.toMatch(/ENDORSER|CANDIDATE/);
  });

  it('says in words whom somebody called', () => {
    const winner = { candidates: ['jon-roe'], kind: 'winner' };
    const runoff = { candidates: ['jon-roe', 'mary-poe'], kind: 'runoff' };
    const calls = [{ caller: 'ap', value: winner, possible: [runoff] }];
    expect(stateLines(stateOf({ calls }))).toContain(
      'called by ap: jon-roe (winner), possibly jon-roe and mary-poe (runoff)',
    );
  });
});
