import { ProblemError } from '../problems/problem-error.js';
import { PartParameters } from '../queries/part.parameters.js';
import { StateParameters } from '../queries/race.parameters.js';
import type { Shape } from './issues-of.js';
import { admitted } from './shape.pipe.js';

type Query = Readonly<Record<string, unknown>>;

/** The codes of what is wrong; nothing where it is let in. */
function issues(shape: Shape, query: Query): readonly string[] {
  try {
    admitted(shape, query);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return (error.problem.errors ?? []).map(({ code }) => code);
  }
}

describe('a query', () => {
  it('is let in again, in part or put together anew', () => {
    for (let times = 0; times < 2; times += 1) {
      expect(issues(StateParameters, { validAt: '2022-01-04', atVersion: '7' })).toEqual([]);
      expect(issues(StateParameters, { validAt: '2022-01-04' })).toEqual([]);
      expect(issues(StateParameters, { atVersion: '7', validAt: '2022-01-05' })).toEqual([]);
    }
  });

  it('is refused again, also beside values that were let in', () => {
    const query = { validAt: '2022-01-04', atVersion: '7' };
    for (let times = 0; times < 2; times += 1) {
      expect(issues(StateParameters, { ...query, atVersion: 'seven' })).toEqual([
        'integer-expected',
      ]);
      expect(issues(StateParameters, { ...query, when: '2022' })).toEqual(['parameter-unknown']);
      expect(issues(StateParameters, { ...query, validAt: ['2022-01-04', '2022-01-04'] })).toEqual([
        'parameter-repeated',
      ]);
    }
  });

  it('that one door lets in is looked at anew by another', () => {
    expect(issues(PartParameters, { limit: '7' })).toEqual([]);
    expect(issues(StateParameters, { limit: '7' })).toEqual(['parameter-unknown']);
  });

  it.each([
    ['validAt', 'x=y'],
    ['validAt', ''],
  ])('takes no value of one parameter for another: %s is %j', (name, value) => {
    expect(issues(StateParameters, { [name]: value })).toEqual([]);
    expect(issues(StateParameters, { [`${name}=x`]: 'y' })).toEqual(['parameter-unknown']);
  });
});
