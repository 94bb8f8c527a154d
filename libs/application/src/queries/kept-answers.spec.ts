import { isProblem } from '../problems.js';
import fc from 'fast-check';
import { openMemoryReadModel } from '#libs/adapters';
import type { ProjectedCommit, ReadModel, ReadModelReader } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import {
  anEventfulRace,
  commitsOf,
  type RaceBuilder,
} from '../../../ports/src/testing/race-log.js';
import { randomRace } from '../../../ports/src/testing/random-race.js';
import type { Answer } from './answer.js';
import { answerAgain } from './answer-again.js';
import { getRaceState } from './get-race-state.query.js';
import { getRaceTimeline } from './get-race-timeline.query.js';
import { KeptAnswers } from './kept-answers.js';
import type { QueryDeps } from './query.js';
import { watchRedactions } from './watch-redactions.js';
import type { Params } from './question.js';

const RACE = 'il-sos-2022';
const NOW = at('2022-06-29');
const CLOSED: Params = { validAt: '2021-12-31', atVersion: '2' };

const apply = async (readModel: ReadModel, commits: readonly ProjectedCommit[]): Promise<void> =>
  (await readModel.serving()).apply(commits);

async function readModelOf(race: RaceBuilder): Promise<ReadModel> {
  const readModel = openMemoryReadModel();
  await apply(readModel, commitsOf(race));
  return readModel;
}

const depsOf = (readModel: ReadModelReader, now = NOW): QueryDeps => ({
  readModel,
  kept: new KeptAnswers(),
  clock: { now: () => now },
});

async function answered(asking: Promise<Answer | object>): Promise<Answer> {
  const answer = await asking;
  if (isProblem(answer)) throw new Error(JSON.stringify(answer));
  return answer as Answer;
}

const state = (deps: QueryDeps, params: Params): Promise<Answer> =>
  answered(getRaceState(deps, { race: RACE, params }));

const textOf = (answer: Answer): string => answer.body().bytes.toString();

/** What is kept is kept from the second time on, once its bytes are made. */
async function stateAskedTwice(deps: QueryDeps, params: Params): Promise<Answer> {
  (await state(deps, params)).body();
  const second = await state(deps, params);
  second.body();
  return second;
}

/** A reader that remembers which questions were put to the one behind it. */
function listening(readModel: ReadModelReader) {
  const asked: string[] = [];
  const reader = new Proxy(readModel, {
    get: (target, name: keyof ReadModelReader) => {
      asked.push(name);
      return target[name].bind(target) as unknown;
    },
  });
  return { reader, asked };
}

describe('a closed answer', () => {
  it('is kept as the bytes that were sent, and answered without the read model', async () => {
    const { reader, asked } = listening(await readModelOf(anEventfulRace()));
    const deps = depsOf(reader);
    const first = await stateAskedTwice(deps, CLOSED);
    const { bytes } = first.body();
    asked.length = 0;
    const again = await state(deps, CLOSED);
    expect(again.body().bytes).toBe(bytes);
    expect([again.closed, again.etag, again.reach]).toEqual([true, first.etag, first.reach]);
    expect(asked).toEqual([]);
  });

  it('is not kept when it is asked for once: most questions at random are', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const { bytes } = (await state(deps, CLOSED)).body();
    expect(deps.kept.asked(RACE, `/v1/races/${RACE}/state?validAt=2021-12-31&atVersion=2`)).toBe(
      undefined,
    );
    expect((await state(deps, CLOSED)).body().bytes).toEqual(bytes);
  });

  it('echoes the words of whoever asks', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const [day, month] = [{ ...CLOSED }, { ...CLOSED, validAt: '2021-12' }];
    for (let times = 0; times < 3; times += 1) {
      const [ofDay, ofMonth] = [textOf(await state(deps, day)), textOf(await state(deps, month))];
      expect(ofDay).toContain('state?validAt=2021-12-31&atVersion=2"');
      expect(ofMonth).toContain('state?validAt=2021-12&atVersion=2"');
      expect(JSON.parse(ofDay)).toMatchObject({ candidates: JSON.parse(ofMonth).candidates });
    }
  });

  it('is made anew once its race is forgotten', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const { bytes } = (await stateAskedTwice(deps, CLOSED)).body();
    deps.kept.forget('il');
    expect((await state(deps, CLOSED)).body().bytes).toBe(bytes);
    deps.kept.forget(RACE);
    const again = (await state(deps, CLOSED)).body().bytes;
    expect(again).not.toBe(bytes);
    expect(again).toEqual(bytes);
  });

  it('is not kept while its V lies ahead: the same month ends now once it has begun [Q1]', async () => {
    const readModel = await readModelOf(anEventfulRace());
    let now = at('2021-06-01');
    const deps = { ...depsOf(readModel), clock: { now: () => now } };
    const month = { validAt: '2021-11', atVersion: '2' };
    const ahead = await stateAskedTwice(deps, month);
    expect([ahead.closed, textOf(ahead)]).toEqual([true, expect.stringContaining('2021-11-30')]);
    now = at('2021-11-15');
    const within = await stateAskedTwice(deps, month);
    expect([within.closed, textOf(within)]).toEqual([false, expect.stringContaining('"now"')]);
    now = at('2021-12-15');
    const past = await state(deps, month);
    expect([past.closed, textOf(past)]).toEqual([true, expect.stringContaining('2021-11-30')]);
  });
});

describe('a live answer', () => {
  it('is told by its tag without a state being made', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    for (let times = 0; times < 3; times += 1)
      expect((await state(deps, {})).etag).toMatch(/^\d+\.\d+$/);
    expect(deps.kept.states.byteLength).toBe(0);
  });

  it('is the same bytes until something is recorded', async () => {
    const race = anEventfulRace();
    const readModel = await readModelOf(race);
    const deps = depsOf(readModel);
    const first = (await stateAskedTwice(deps, {})).body();
    expect((await state(deps, {})).body().bytes).toBe(first.bytes);
    race.support('somebody-new', '2022-01-10');
    await (await readModel.serving()).apply(commitsOf(race));
    expect(textOf(await state(deps, {}))).toContain('somebody-new');
  });

  it('is known again by its tag alone where its bytes were never made', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const asked = { race: RACE, self: `/v1/races/${RACE}/state` };
    await state(deps, {});
    expect(await answerAgain(deps, asked)).toBeUndefined();
    const { etag } = await state(deps, {});
    expect(await answerAgain(deps, asked)).toMatchObject({ etag, closed: false, made: null });
    expect(deps.kept.states.byteLength).toBe(0);
  });

  it('asks the read model how far the race is, and nothing else', async () => {
    const { reader, asked } = listening(await readModelOf(anEventfulRace()));
    const deps = depsOf(reader);
    await stateAskedTwice(deps, {});
    asked.length = 0;
    const again = await state(deps, {});
    expect(again.reach).toMatchObject({ version: 10 });
    expect(asked).toEqual(['race']);
  });

  it('is made anew when a fact has begun meanwhile, or when the clock was put back', async () => {
    const race = anEventfulRace();
    race.support('the-last', '2022-06-28');
    const readModel = await readModelOf(race);
    let now = at('2022-06-28') - 1;
    const deps = { ...depsOf(readModel), clock: { now: () => now } };
    expect(textOf(await stateAskedTwice(deps, {}))).not.toContain('the-last');
    now += 1_000;
    expect(textOf(await stateAskedTwice(deps, {}))).toContain('the-last');
    now -= 1_000;
    expect(textOf(await state(deps, {}))).not.toContain('the-last');
  });

  it.each([{ validAt: '-7d' }, { validAt: '2022-06' }, { knownAt: 'now' }, { asOf: 'now' }])(
    'is read anew where its words move with the time of asking in another way: %j',
    async (params) => {
      const { reader, asked } = listening(await readModelOf(anEventfulRace()));
      const deps = depsOf(reader);
      await stateAskedTwice(deps, params);
      asked.length = 0;
      await state(deps, params);
      expect(asked).toEqual(['held']);
    },
  );
});

const TIMES = [
  '2020-12',
  '2021-06-14',
  '2021-07',
  '2021-08-12',
  '2022-02',
  'now',
  '-200d',
] as const;
const time = fc.constantFrom(...TIMES, undefined);
const version = fc.option(fc.constantFrom('0', '1', '2'), { nil: undefined });

const question: fc.Arbitrary<Params> = fc
  .record({
    validAt: time,
    knownAt: time,
    atVersion: version,
    clock: fc.constantFrom('recorded', 'published', undefined),
  })
  .map(({ knownAt, atVersion, clock, ...asked }) => ({
    ...asked,
    ...(clock !== undefined && { clock }),
    ...(atVersion === undefined || clock === 'published' ? { knownAt } : {}),
    ...(atVersion !== undefined && { atVersion }),
  }))
  .map((params) => Object.fromEntries(Object.entries(params).filter(([, text]) => text)));

describe('answers that are kept', () => {
  it('are the same bytes as answers made anew, and the same tag is the same bytes', async () => {
    const moments = fc.array(
      fc.constantFrom(at('2021-06-20'), at('2021-06-21'), at('2021-12-01'), NOW),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(
        randomRace(RACE),
        fc.nat(12),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        moments,
        async (race, recorded, questions, times) => {
          const readModel = openMemoryReadModel();
          const commits = commitsOf(race);
          await apply(readModel, commits.slice(0, 1 + recorded));
          const kept = new KeptAnswers();
          watchRedactions(readModel, kept);
          const tagged = new Map<string, string>();
          for (const now of times.sort((one, other) => one - other)) {
            for (const params of [...questions, ...questions, ...questions])
              for (const ask of [getRaceState, getRaceTimeline]) {
                const given = { race: RACE, params };
                const warm = await ask({ ...depsOf(readModel, now), kept }, given);
                const fresh = await ask(depsOf(readModel, now), given);
                if (isProblem(warm) || isProblem(fresh)) {
                  expect(warm).toEqual(fresh);
                  continue;
                }
                const text = textOf(warm);
                expect([warm.etag, text]).toEqual([fresh.etag, textOf(fresh)]);
                expect(text).toBe(JSON.stringify(JSON.parse(text)));
                const tag = `${ask.name} ${JSON.stringify(params)} ${warm.etag}`;
                expect(tagged.get(tag) ?? text).toBe(text);
                tagged.set(tag, text);
              }
            await apply(readModel, commits);
          }
        },
      ),
    );
  });
});
