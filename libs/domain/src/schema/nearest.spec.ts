import { nearest } from './nearest.js';

const COMMANDS = ['AnnounceEndorsement', 'RescindEndorsement', 'CallRace', 'EndPost'];

describe('what was probably meant', () => {
  it.each([
    ['AnnounceEndorsment', 'AnnounceEndorsement'],
    ['announceendorsement', 'AnnounceEndorsement'],
    ['CalRace', 'CallRace'],
    ['AbolishElection', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('by %j is %j', (given, meant) => {
    expect(nearest(given, COMMANDS)).toBe(meant);
  });
});
