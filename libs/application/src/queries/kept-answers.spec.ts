import { isProblem } from '../problems.js';
import fc from 'fast-check';
import { openMemoryReadModel } from '#libs/adapters';
import type { ReadModel, ReadModelReader } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import {
  anEventfulRace,
  commitsOf,
  type RaceBuilder,
} from '../../../ports/src/testing/race-log.js';
import { randomRace } from '../../../ports/src/testing/random-race.js';
import type { Answer } from './answer.js';
import { getRaceState } from './get-race-state.query.js';
import { getRaceTimeline } from './get-race-timeline.query.js';
import { KeptAnswers } from './kept-answers.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';

const RACE = 'il-sos-2022';
const NOW = at('2022-06-29');
const CLOSED: Params = { validAt: '2021-12-31', atVersion: '2' };

async function readModelOf(race: RaceBuilder): Promise<ReadModel> {
  const readModel = openMemoryReadModel();
  await (await readModel.serving()).apply(commitsOf(race));
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

/** A reader that counts the questions put to the one behind it. */
function counting(readModel: ReadModelReader): { readonly reader: ReadModelReader; asked: number } {
  const counted = {
    asked: 0,
    reader: new Proxy(readModel, {
      get: (target, name: keyof ReadModelReader) => {
        counted.asked += 1;
        return target[name].bind(target) as unknown;
      },
    }),
  };
  return counted;
}

describe('a closed answer', () => {
  it('is kept as the bytes that were sent, and answered without the read model', async () => {
    const counted = counting(await readModelOf(anEventfulRace()));
    const deps = depsOf(counted.reader);
    const first = await state(deps, CLOSED);
    const { bytes } = first.body();
    const { asked } = counted;
    const again = await state(deps, CLOSED);
    expect(again.body().bytes).toBe(bytes);
    expect([again.closed, again.etag, again.reach]).toEqual([true, first.etag, first.reach]);
    expect(counted.asked).toBe(asked);
  });

  it('echoes the words of whoever asks', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const [day, month] = [{ ...CLOSED }, { ...CLOSED, validAt: '2021-12' }];
    const [ofDay, ofMonth] = [textOf(await state(deps, day)), textOf(await state(deps, month))];
    expect(ofDay).toContain('state?validAt=2021-12-31&atVersion=2"');
    expect(ofMonth).toContain('state?validAt=2021-12&atVersion=2"');
    expect(JSON.parse(ofDay)).toMatchObject({ candidates: JSON.parse(ofMonth).candidates });
  });

  it('is made anew once its race is forgotten', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const { bytes } = (await state(deps, CLOSED)).body();
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
    const ahead = await state(deps, month);
    expect([ahead.closed, textOf(ahead)]).toEqual([true, expect.stringContaining('2021-11-30')]);
    now = at('2021-11-15');
    const within = await state(deps, month);
    expect([within.closed, textOf(within)]).toEqual([false, expect.stringContaining('"now"')]);
  });
});

describe('a live answer', () => {
  it('is told by its tag without a state being made', async () => {
    const deps = depsOf(await readModelOf(anEventfulRace()));
    const { etag } = await state(deps, {});
    expect(etag).toMatch(/^\d+\.\d+$/);
    expect(deps.kept.states.byteLength).toBe(0);
  });

  it('is the same bytes until something is recorded', async () => {
    const race = anEventfulRace();
    const readModel = await readModelOf(race);
    const deps = depsOf(readModel);
    const [first, second] = [(await state(deps, {})).body(), (await state(deps, {})).body()];
    expect(second.bytes).toBe(first.bytes);
    race.support('somebody-new', '2022-01-10');
    await (await readModel.serving()).apply(commitsOf(race));
    expect(textOf(await state(deps, {}))).toContain('somebody-new');
  });

  it('asks the read model once', async () => {
    const counted = counting(await readModelOf(anEventfulRace()));
    const deps = depsOf(counted.reader);
    await state(deps, {});
    const { asked } = counted;
    await state(deps, {});
    expect(counted.asked).toBe(asked + 1);
  });
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
    const moments = fc.array(fc.constantFrom(at('2021-06-20'), at('2021-12-01'), NOW), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        randomRace(RACE),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        moments,
        async (race, questions, times) => {
          const readModel = await readModelOf(race);
          const kept = new KeptAnswers();
          const tagged = new Map<string, string>();
          for (const now of times.sort((one, other) => one - other))
            for (const params of questions)
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
        },
      ),
    );
  });
});
