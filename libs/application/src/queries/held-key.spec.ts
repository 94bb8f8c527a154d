import fc from 'fast-check';
import { openMemoryReadModel } from '#libs/adapters';
import { CLOCKS, type Instant, type Knowledge } from '#libs/domain';
import type { ReadModel } from '#libs/ports';
import { raceState } from '#libs/projections';
import { at, dateOf } from '../../../domain/src/testing/dates.js';
import { aPerson, by } from '../../../domain/src/testing/event-builder.js';
import { commitsOf, RaceBuilder } from '../../../ports/src/testing/race-log.js';
import { randomRace } from '../../../ports/src/testing/random-race.js';
import { heldKey } from './held-key.js';

const RACE = 'il-sos-2022';

async function readModelOf(race: RaceBuilder): Promise<ReadModel> {
  const readModel = openMemoryReadModel();
  await (await readModel.serving()).apply(commitsOf(race));
  return readModel;
}

interface Asked extends Partial<Knowledge> {
  readonly v: Instant;
}

async function ask(readModel: ReadModel, { v, ...asked }: Asked) {
  const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null, ...asked };
  const held = await readModel.held(RACE, knowledge, v);
  if (held === undefined) throw new Error('The race is not there.');
  const state = JSON.stringify(raceState({ ...held, validBefore: v }));
  return { key: heldKey(held, v), state, held };
}

const isSame = async (readModel: ReadModel, one: Asked, other: Asked): Promise<boolean> =>
  (await ask(readModel, one)).key === (await ask(readModel, other)).key;

describe('the name of what is held', () => {
  it('is one for versions between which nothing came that matters at V', async () => {
    const race = new RaceBuilder(RACE);
    race.support('the-union', '2021-06-14');
    race.support('the-teachers', '2022-03-01');
    race.support('the-bakers', '2021-07-01');
    const readModel = await readModelOf(race);
    const v = at('2021-12-01');
    const [second, third, fourth] = [2, 3, 4].map((atVersion) => ({ v, atVersion }));
    expect(await isSame(readModel, second ?? { v }, third ?? { v })).toBe(true);
    expect(await isSame(readModel, third ?? { v }, fourth ?? { v })).toBe(false);
  });

  it('is one for every V between two turns, and another where a fact comes to be certain', async () => {
    const race = new RaceBuilder(RACE);
    race.support('the-union', '2021-06');
    const readModel = await readModelOf(race);
    const may = at('2021-05-31');
    const [within, later, after] = [at('2021-06-10'), at('2021-06-20'), at('2021-07-01')];
    expect(await isSame(readModel, { v: within }, { v: later })).toBe(true);
    expect(await isSame(readModel, { v: may }, { v: within })).toBe(false);
    expect(await isSame(readModel, { v: later }, { v: after })).toBe(false);
  });

  it('is another where a date inside a fact has passed', async () => {
    const race = new RaceBuilder(RACE);
    race.record('ElectionScheduled', {
      occurred: '2021-01-05',
      data: { electionDate: dateOf('2022-06-28'), dateStatus: 'confirmed' },
    });
    race.record('CandidacyDeclared', {
      occurred: '2021-06-07',
      data: { candidate: aPerson('valencia') },
    });
    const readModel = await readModelOf(race);
    const before = await ask(readModel, { v: at('2022-06-28') });
    const after = await ask(readModel, { v: at('2022-07-28') });
    expect(after.state).not.toBe(before.state);
    expect(after.key).not.toBe(before.key);
  });

  it('is another where a false report is known', async () => {
    const race = new RaceBuilder(RACE);
    const club = race.support('the-club', '2021-09-01');
    race.retract(club, {
      kind: 'source',
      reason: 'false-report',
      sources: [by('the-herald', '2021-10-01')],
    });
    const readModel = await readModelOf(race);
    const v = at('2021-01-01');
    expect(await isSame(readModel, { v, atVersion: 1 }, { v, atVersion: 2 })).toBe(true);
    expect(await isSame(readModel, { v, atVersion: 2 }, { v, atVersion: 3 })).toBe(false);
  });

  it('is the same for the same state alone, on either clock', async () => {
    const time = fc.constantFrom(
      ...['2020-12', '2021-06-14', '2021-07', '2021-08-12', '2022-02'].map(at),
    );
    const question = fc.record({
      v: time,
      clock: fc.constantFrom(...CLOCKS),
      knownBefore: fc.option(time),
      atVersion: fc.option(fc.nat(12)),
    });
    await fc.assert(
      fc.asyncProperty(randomRace(RACE), fc.array(question), async (race, questions) => {
        const readModel = await readModelOf(race);
        const states = new Map<string, string>();
        for (const asked of questions) {
          const { key, state } = await ask(readModel, asked);
          expect(states.get(key) ?? state).toBe(state);
          states.set(key, state);
        }
      }),
    );
  });
});
