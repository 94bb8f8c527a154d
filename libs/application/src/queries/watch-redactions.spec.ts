import { openMemoryReadModel } from '#libs/adapters';
import { type ReadModelReader, ReadModelUnavailable } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import { anEventfulRace, commitsOf } from '../../../ports/src/testing/race-log.js';
import { isProblem } from '../problems.js';
import type { Answer } from './answer.js';
import { getRaceState } from './get-race-state.query.js';
import { KeptAnswers } from './kept-answers.js';
import type { QueryDeps } from './query.js';
import { watchRedactions } from './watch-redactions.js';

const RACE = 'il-sos-2022';
const CLOSED = { validAt: '2021-12-31', atVersion: '2' };

async function state(deps: QueryDeps): Promise<Answer> {
  const answer = await getRaceState(deps, { race: RACE, params: CLOSED });
  if (isProblem(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

const textOf = (answer: Answer): string => answer.body().bytes.toString();

describe('a closed answer about a race of which something is redacted', () => {
  const race = anEventfulRace();
  const before = race.events.length;
  race.redact('e2');
  const commits = commitsOf(race);

  /** A read model before the redaction, and what brings it there. */
  async function redactable() {
    const readModel = openMemoryReadModel();
    const generation = await readModel.serving();
    await generation.apply(commits.slice(0, before));
    const clock = { now: () => at('2022-06-29') };
    const deps: QueryDeps = { readModel, kept: new KeptAnswers(), clock };
    return { deps, readModel, redact: () => generation.apply(commits) };
  }

  /** From the second time on it is kept. */
  async function keptState(deps: QueryDeps): Promise<Answer> {
    (await state(deps)).body();
    const answer = await state(deps);
    answer.body();
    return answer;
  }

  it('is made anew, under another tag, as soon as the read models know', async () => {
    const { deps, readModel, redact } = await redactable();
    watchRedactions(readModel, deps.kept);
    const first = await keptState(deps);
    expect(textOf(first)).toContain('the-union');
    await redact();
    const again = await state(deps);
    expect([again.closed, again.etag === first.etag]).toEqual([true, false]);
    expect(textOf(again)).not.toContain('the-union');
    const { bytes } = (await keptState(deps)).body();
    expect((await state(deps)).body().bytes).toBe(bytes);
  });

  it('is not kept where it was on its way meanwhile', async () => {
    const { deps, readModel, redact } = await redactable();
    watchRedactions(readModel, deps.kept);
    await state(deps);
    const late = await state(deps);
    await redact();
    // Whoever looks next has waited for the watch to look.
    await readModel.race(RACE);
    expect(textOf(late)).toContain('the-union');
    expect(textOf(await state(deps))).not.toContain('the-union');
  });

  it('is forgotten where nobody can tell whether something is', async () => {
    const { deps, readModel } = await redactable();
    const listeners: ((race: string) => void)[] = [];
    const away: ReadModelReader = {
      ...readModel,
      race: () => Promise.reject(new ReadModelUnavailable('away')),
      onChange: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    };
    watchRedactions(away, deps.kept);
    const { bytes } = (await keptState(deps)).body();
    expect((await state(deps)).body().bytes).toBe(bytes);
    for (const listener of listeners) listener(RACE);
    await expect(away.race(RACE)).rejects.toThrow(ReadModelUnavailable);
    expect((await state(deps)).body().bytes).not.toBe(bytes);
  });
});
