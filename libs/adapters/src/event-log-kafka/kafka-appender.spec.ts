import { REQUEST_BYTES_MAX, requestsOf } from './kafka-appender.js';

const draft = (value: string) => ({ partition: 0, key: 'race/a', value });

describe('the requests of an append', () => {
  it('hold all drafts, in order', () => {
    const drafts = Array.from({ length: 5_000 }, (_, index) => draft(String(index)));
    const requests = requestsOf(drafts);
    expect(requests.flat()).toEqual(drafts);
    expect(requests.map(({ length }) => length)).toEqual([2_000, 2_000, 1_000]);
  });

  it('are none where there is nothing to append', () => {
    expect(requestsOf([])).toEqual([]);
  });

  it('are no larger than a topic takes, counted in bytes', () => {
    const drafts = Array.from({ length: 9 }, () => draft('é'.repeat(REQUEST_BYTES_MAX / 8)));
    expect(requestsOf(drafts).map(({ length }) => length)).toEqual([3, 3, 3]);
  });

  it('give a draft that is too large a request of its own', () => {
    const large = draft('x'.repeat(REQUEST_BYTES_MAX + 1));
    expect(requestsOf([draft('a'), large, draft('b')])).toEqual([
      [draft('a')],
      [large],
      [draft('b')],
    ]);
  });
});
