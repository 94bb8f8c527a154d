import fc from 'fast-check';
import { holdersAt, knownFacts, turnedAt } from '#libs/domain';
import { randomRace } from '../../../ports/src/testing/random-race.js';
import {
  anEventfulRace,
  commitsOf,
  documentOf,
  eventsOf,
} from '../../../ports/src/testing/race-log.js';
import { EVERYTHING, NOW } from '../../../ports/src/testing/read-model-in-use.js';
import { RaceAnswers } from './race-answers.js';
import { RaceHistory } from './race-history.js';

describe('the answers of a race', () => {
  it('are those of the domain at every turn, just before it and just after it, however often asked', () => {
    fc.assert(
      fc.property(
        randomRace('a-race').map((race) => eventsOf(commitsOf(race))),
        (events) => {
          const answers = new RaceAnswers();
          const history = new RaceHistory();
          for (const event of events) history.add(event);
          const known = knownFacts(events, EVERYTHING);
          const moments = [...known.slots.values()]
            .flat()
            .flatMap(({ earliest, latest }) => [earliest, latest])
            .filter(Number.isFinite)
            .flatMap((turn) => [turn - 1, turn, turn + 1]);
          for (const moment of moments) {
            const holders = [...known.slots]
              .map(([slot, revisions]) => [slot, holdersAt(revisions, moment)] as const)
              .filter(([, { possible }]) => possible.length > 0)
              .sort(([one], [other]) => (one < other ? -1 : 1));
            const held = answers.held({ key: '', history, watermark: null }, EVERYTHING, moment);
            expect(documentOf(held?.slots)).toBe(documentOf(holders));
            expect(held?.turnedAt).toBe(turnedAt(known, moment));
          }
        },
      ),
    );
  });

  it('are the same map for the same question, and another one after the next event', () => {
    const [first, ...rest] = eventsOf(commitsOf(anEventfulRace()));
    const history = new RaceHistory();
    const answers = new RaceAnswers();
    const ask = () => answers.held({ key: '', history, watermark: null }, EVERYTHING, NOW)?.slots;
    history.add(first!);
    const before = ask();
    expect(ask()).toBe(before);
    for (const event of rest) history.add(event);
    expect(ask()).not.toBe(before);
  });
});

describe('the history of a race', () => {
  it('passes over what it holds and refuses what does not follow on', () => {
    const [first, second, third] = eventsOf(commitsOf(anEventfulRace()));
    const history = new RaceHistory();
    history.add(first!);
    history.add(first!);
    expect(history.version).toBe(1);
    expect(() => {
      history.add(third!);
    }).toThrow('does not follow');
    history.add(second!);
    expect(history.version).toBe(2);
  });
});
