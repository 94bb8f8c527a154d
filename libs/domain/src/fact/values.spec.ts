import { dateOf } from '../testing/dates.js';
import { aPerson } from '../testing/event-builder.js';
import { differingFields } from './values.js';

const differing = (one: object, other: object): string[] =>
  differingFields({ type: 'T', data: { ...one } }, { type: 'T', data: { ...other } });
const usd = (amountCents: number, more: object = {}) => ({
  amountCents,
  currency: 'USD',
  approximate: false,
  ...more,
});

describe('values that differ [S3]', () => {
  it('are those of fields that both facts state', () => {
    expect(differing({ a: 1, b: 2 }, { a: 1, c: 3 })).toEqual([]);
    expect(differing({ b: 2, a: 1 }, { a: 2, b: 3 })).toEqual(['a', 'b']);
  });

  it('are none where an approximate or bounded amount holds the other', () => {
    const about = usd(380_000_000, { approximate: true });
    expect(differing({ raised: about }, { raised: usd(383_112_345) })).toEqual([]);
    expect(differing({ raised: about }, { raised: usd(386_000_000) })).toEqual(['raised']);
    const most = usd(100_000, { bound: 'atMost' });
    expect(differing({ raised: usd(99_999) }, { raised: most })).toEqual([]);
    expect(differing({ raised: usd(100_001) }, { raised: most })).toEqual(['raised']);
    const least = usd(100_000, { bound: 'atLeast' });
    expect(differing({ raised: least }, { raised: usd(99_999) })).toEqual(['raised']);
    expect(differing({ raised: usd(0) }, { raised: usd(1) })).toEqual(['raised']);
  });

  it('are none for another name or post of the same person', () => {
    const named = aPerson('durbin', 'Senator Dick Durbin');
    expect(differing({ endorser: named }, { endorser: aPerson('durbin', 'R. Durbin') })).toEqual(
      [],
    );
    expect(differing({ endorser: named }, { endorser: aPerson('kelly') })).toEqual(['endorser']);
  });

  it('are none for the same range, written otherwise', () => {
    expect(differing({ day: dateOf('2022-06') }, { day: dateOf('2022-06-01/2022-06-30') })).toEqual(
      [],
    );
    expect(differing({ day: dateOf('2022-06') }, { day: dateOf('2022-06-01') })).toEqual(['day']);
  });

  it('are none for a list in another order', () => {
    expect(differing({ list: [1, { b: 2 }] }, { list: [{ b: 2 }, 1] })).toEqual([]);
    expect(differing({ list: [1, 1] }, { list: [1, 2] })).toEqual(['list']);
    expect(differing({ list: [1] }, { list: [1, 1] })).toEqual(['list']);
  });

  it('are none for what a post is called, where the label is not the value itself', () => {
    const post = (label: string) => ({ post: { office: 'us-senate', label } });
    expect(differing(post('Senator'), post('U.S. senator'))).toEqual([]);
    expect(differing({ label: 'front-runner' }, { label: 'underdog' })).toEqual(['label']);
  });

  it('are none for a percentage with other decimals', () => {
    const poll = (pct: string) => ({ results: [{ option: 'undecided', pct }] });
    expect(differing(poll('40.50'), poll('40.5'))).toEqual([]);
    expect(differing(poll('40.51'), poll('40.5'))).toEqual(['results']);
    expect(differing({ marginOfError: '4' }, { marginOfError: '4.0' })).toEqual([]);
    expect(differing({ fileNumber: '4' }, { fileNumber: '4.0' })).toEqual(['fileNumber']);
  });

  it('lie in the type where facts are of two types', () => {
    expect(differingFields({ type: 'A', data: {} }, { type: 'B', data: {} })).toEqual(['type']);
  });
});
