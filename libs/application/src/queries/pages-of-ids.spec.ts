import { openMemoryReadModel } from '#libs/adapters';
import type { ReadModel } from '#libs/ports';
import {
  commitsOf,
  PersonBuilder,
  RaceBuilder,
  type Recorded,
} from '../../../ports/src/testing/race-log.js';
import { isProblem, type Problem } from '../problems.js';
import { StandingClock } from '../testing/tally-writer.js';
import type { Answer } from './answer.js';
import { getRaces } from './get-races.query.js';
import { getRecords } from './get-records.query.js';
import { KeptAnswers } from './kept-answers.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';

interface Listed {
  readonly data: readonly { readonly id: string }[];
  readonly links: { readonly next?: string };
}

const LISTS = [
  {
    list: 'races',
    ask: (deps: QueryDeps, params: Params) => getRaces(deps, { params }),
    record: (id: string) => new RaceBuilder(id),
  },
  {
    list: 'people',
    ask: (deps: QueryDeps, params: Params) => getRecords(deps, { kind: 'person', params }),
    record: (id: string) => new PersonBuilder(id),
  },
];

describe.each(LISTS)('the list of $list', ({ ask, record }) => {
  let model: ReadModel;
  let position: number;
  beforeEach(() => {
    model = openMemoryReadModel();
    position = 0;
  });

  const apply = async (builder: Recorded): Promise<void> => {
    const commits = commitsOf(builder, { position });
    position += commits.length;
    await (await model.serving()).apply(commits);
  };
  const page = async (params: Params): Promise<{ ids: readonly string[]; after?: string }> => {
    const deps = { readModel: model, clock: new StandingClock(), kept: new KeptAnswers() };
    const { data, links } = documentOf(await ask(deps, { limit: '2', ...params }));
    const after = new URL(links.next ?? '', 'http://x').searchParams.get('after') ?? undefined;
    return { ids: data.map(({ id }) => id), ...(after !== undefined && { after }) };
  };

  it('goes on behind the last one shown, whatever comes before it meanwhile', async () => {
    for (const id of ['bell', 'dale', 'ford', 'hill']) await apply(record(id));
    const first = await page({});
    expect(first.ids).toEqual(['bell', 'dale']);
    for (const id of ['ash', 'cole', 'east']) await apply(record(id));
    const second = await page({ after: first.after! });
    expect(second.ids).toEqual(['east', 'ford']);
    expect(await page({ after: second.after! })).toEqual({ ids: ['hill'] });
  });

  it('refuses a cursor of another list', async () => {
    const deps = { readModel: model, clock: new StandingClock(), kept: new KeptAnswers() };
    const after = Buffer.from('o2').toString('base64url');
    expect(await ask(deps, { after })).toMatchObject({ problem: 'cursor-invalid' });
  });
});

function documentOf(answer: Answer | Problem): Listed {
  if (isProblem(answer)) throw new Error(answer.detail);
  return JSON.parse(answer.body().bytes.toString()) as Listed;
}
