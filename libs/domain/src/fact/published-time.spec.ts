import { at, dateOf } from '../testing/dates.js';
import { by } from '../testing/event-builder.js';
import { publishedTime } from './published-time.js';

const RECORDED = at('2022-01-05');

describe('the published time of an event [T6]', () => {
  it('is the end of the earliest date of its sources', () => {
    const sources = [by('tribune', '2021-12-08'), by('sun-times', '2021-12-07')];
    expect(publishedTime(sources, RECORDED)).toBe(at('2021-12-08'));
  });

  it('is when it was recorded where every source is dated later, or not at all', () => {
    expect(publishedTime([by('tribune', '2022-01')], RECORDED)).toBe(RECORDED);
    expect(publishedTime([by('tribune')], RECORDED)).toBe(RECORDED);
    expect(publishedTime([], RECORDED)).toBe(RECORDED);
  });

  it('does not read the beginning of a source that has no end', () => {
    const open = { ...by('tribune'), published: dateOf('2021-12-01/..') };
    expect(publishedTime([open], RECORDED)).toBe(RECORDED);
  });
});
