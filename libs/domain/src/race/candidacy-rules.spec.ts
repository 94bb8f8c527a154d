import { describe, expect, it } from '@jest/globals';
import {
  command,
  createRace,
  declare,
  DOWELL,
  retract,
  withdraw,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';

const race = createRace();
const declared = declare(DOWELL, '2022-01-02');
const left = withdraw(DOWELL, '2022-02');
const again = (occurred: string, saying = {}) => declare(DOWELL, occurred, saying);

describe('A second declaration by the same publisher [A3]', () => {
  it('is accepted where the candidate may have left before, with or without following that', () => {
    const history = given(race, declared, left);
    history.when(again('2022-02-20')).thenRecords('CandidacyDeclared');
    const back = history.when(again('2022-02-20', { follows: eventOf(3) }));
    expect(back.thenRecords('CandidacyDeclared').follows).toBe(eventOf(3));
    back.thenWarnedOfNothing();
  });

  it.each([
    ['nobody left', []],
    ['the exit may only lie after it', [withdraw(DOWELL, '2022-04')]],
    ['the exit was retracted', [left, retract(eventOf(3))]],
    [
      'they surely came back',
      [left, command('ReinstateCandidacy', { candidate: DOWELL }, { occurred: '2022-02-19' })],
    ],
    ['they had declared again after it', [left, again('2022-02-20', { follows: eventOf(3) })]],
  ])('is refused where %s', (_, after) => {
    given(race, declared, ...after)
      .when(again('2022-03-05'))
      .thenRefused('candidacy-open', '/data/candidate');
  });
});

describe('A candidacy after a death', () => {
  const died = command('RecordCandidateDeath', { candidate: DOWELL }, { occurred: '2022-02-10' });
  const dated = (type: string, occurred: string) =>
    command(type, { candidate: DOWELL }, { occurred });

  it.each(['DeclareCandidacy', 'FileCandidacy', 'QualifyCandidacy'])('by %s is odd', (type) => {
    given(race, declared, died)
      .when(dated(type, '2022-03-01'))
      .thenWarned('candidacy-after-death', '/data/candidate');
  });

  it('is not odd where it may have come first', () => {
    given(race, declared, died).when(dated('FileCandidacy', '2022-02-10')).thenWarnedOfNothing();
  });
});
