import { describe, it } from '@jest/globals';
import { command, createRace, declare, NURSES, VALENCIA } from '../testing/race-commands.js';
import { given } from '../testing/race-scenario.js';

const running = [createRace(), declare(VALENCIA, '2021-06-07')];

/** A poll of four hundred: 4.9 points at 95 %, 4.1 at 90 %, 6.4 at 99 %. */
const poll = (marginOfError: string, confidencePct?: string) =>
  command('PublishPoll', {
    pollster: NURSES,
    sampleSize: 400,
    marginOfError,
    ...(confidencePct !== undefined && { confidencePct }),
    results: [{ candidate: VALENCIA, pct: '96' }],
  });

describe('the margin of error that a poll states', () => {
  it.each([
    ['4.9', undefined],
    ['4.9', '95'],
    ['4.1', '90'],
    ['6.4', '99.0'],
    ['1', '50'],
  ])('is as may be: %s at %s %%', (margin, confidence) => {
    given(...running)
      .when(poll(margin, confidence))
      .thenWarnedOfNothing();
  });

  it.each([
    ['4.1', undefined],
    ['4.1', '95'],
    ['3.7', '90'],
    ['4.9', '99'],
  ])('is below what any sample of its size gives: %s at %s %%', (margin, confidence) => {
    given(createRace())
      .when(poll(margin, confidence))
      .thenWarned('margin-below-sampling', '/data/marginOfError');
  });
});
