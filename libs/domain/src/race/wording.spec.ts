import { describe, expect, it } from '@jest/globals';
import {
  command,
  createRace,
  declare,
  DURBIN,
  NURSES,
  rescind,
  retract,
  VALENCIA,
} from '../testing/race-commands.js';
import { given, type Outcome } from '../testing/race-scenario.js';

const race = createRace();

function detailOf({ decision }: Outcome): string | undefined {
  const said = 'refused' in decision ? decision.refused : decision.warnings;
  return said[0]?.detail;
}

describe('What is said', () => {
  it('has the article of its noun', () => {
    const outcome = given(race).when(rescind(DURBIN, VALENCIA));
    expect(detailOf(outcome)).toMatch(/^An EndorsementRescinded comes after one of/);
  });

  it('names an event by the key that the client wrote', () => {
    const named = given(race).when(retract({ key: 'line-7', index: 0 }));
    expect(detailOf(named)).toContain('no event 0 of the command with the key "line-7"');
    const followed = given(race).when(
      declare(VALENCIA, '2021-12-08', { follows: { key: 'line-7', index: 0 } }),
    );
    expect(detailOf(followed)).toContain('no fact 0 of the command with the key "line-7"');
  });

  it.each([
    ['60', 'add the other options'],
    ['100', 'say multipleAnswers: true'],
  ])('of a poll whose shares are off at %s and 10 fits the sum', (pct, advice) => {
    const results = ['one', 'two'].map((option, index) => ({
      option,
      pct: index === 0 ? pct : '10',
    }));
    const outcome = given(race).when(command('PublishPoll', { pollster: NURSES, results }));
    expect(detailOf(outcome)).toContain(advice);
  });
});
