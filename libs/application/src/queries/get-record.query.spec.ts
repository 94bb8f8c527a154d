import { openMemoryReadModel } from '#libs/adapters';
import type { ReadModelReader } from '#libs/ports';
import { at } from '../../../domain/src/testing/dates.js';
import { commitsOf, RaceBuilder } from '../../../ports/src/testing/race-log.js';
import type { Answer } from './answer.js';
import { getRecord } from './get-record.query.js';
import { KeptAnswers } from './kept-answers.js';

const RACES = 300;
const UNION = 'the-union';
/** Every other race names the union, twice. */
const NAMING = RACES / 2;

interface Told {
  readonly data: readonly { readonly race: string; readonly fact: string }[];
  readonly races: readonly { readonly race: { readonly id: string } }[];
  readonly endorsements: { readonly total: number };
  readonly meta: {
    readonly racesRead: number;
    readonly moreRaces: boolean;
    readonly total: number;
  };
  readonly links: { readonly next?: string };
}

/** Many races, and a reader that notes which of them are read whole. */
async function manyRaces() {
  const readModel = openMemoryReadModel();
  const generation = await readModel.serving();
  for (let number = 0; number < RACES; number += 1) {
    const race = new RaceBuilder(`race-${String(number).padStart(3, '0')}`);
    for (const month of ['05', '06'])
      race.support(number % 2 === 0 ? UNION : `the-club-${month}`, `2021-${month}`);
    await generation.apply(commitsOf(race, { partition: number }));
  }
  const read: string[] = [];
  const reader = new Proxy<ReadModelReader>(readModel, {
    get: (target, name: keyof ReadModelReader) => {
      if (name !== 'known') return target[name].bind(target) as unknown;
      return (...asked: Parameters<ReadModelReader['known']>) => {
        read.push(asked[0]);
        return target.known(...asked);
      };
    },
  });
  return { reader, read };
}

async function ask(reader: ReadModelReader, params: Readonly<Record<string, string>>) {
  const deps = {
    readModel: reader,
    kept: new KeptAnswers(),
    clock: { now: () => at('2023-01-01') },
  };
  const answer = (await getRecord(deps, { kind: 'organization', id: UNION, params })) as Answer;
  return JSON.parse(answer.body().bytes.toString()) as Told;
}

describe('an organisation that many races name', () => {
  it('is told of page by page, each fact once, and no race is read that does not name it', async () => {
    const { reader, read } = await manyRaces();
    const facts: string[] = [];
    const races = new Set<string>();
    let page: Told | undefined;
    let params: Readonly<Record<string, string>> = {};
    do {
      page = await ask(reader, { limit: '150', ...params });
      expect(page.data.length).toBeLessThanOrEqual(150);
      facts.push(...page.data.map(({ fact }) => fact));
      for (const { race } of page.races) races.add(race.id);
      const next = new URL(page.links.next ?? '', 'http://one').searchParams.get('after');
      params = { after: next ?? '' };
    } while (page.links.next !== undefined);
    expect([facts.length, new Set(facts).size]).toEqual([2 * NAMING, 2 * NAMING]);
    expect(races.size).toBe(NAMING);
    expect(read.every((race) => races.has(race))).toBe(true);
  });

  it('is told of with a hundred races at once, and whether there are more', async () => {
    const { reader } = await manyRaces();
    const first = await ask(reader, { limit: '1000' });
    expect(first.meta).toMatchObject({ racesRead: 100, moreRaces: true, total: 200 });
    expect(first.endorsements.total).toBe(200);
    const after = new URL(first.links.next ?? '', 'http://one').searchParams.get('after') ?? '';
    const second = await ask(reader, { limit: '1000', after });
    expect(second.meta).toMatchObject({ racesRead: 50, moreRaces: false, total: 100 });
    expect(second.links.next).toBeUndefined();
  });
});
