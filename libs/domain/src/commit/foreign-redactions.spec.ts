import { PartitionFold } from './partition-fold.js';

const record = (rid: string, event: object): string =>
  JSON.stringify({
    v: 1,
    rid,
    cid: `c-${rid}`,
    stream: 'race/x',
    prev: null,
    base: 0,
    hash: 'h',
    by: 'editor:k',
    correlation: null,
    warnings: [],
    events: [{ id: 'e2', type: 'EventRedacted', schema: 1, ...event }],
  });

describe('a redaction that a foreign writer got wrong', () => {
  it.each([
    {},
    { data: null },
    { data: 'e1' },
    { data: [] },
    { data: {} },
    { data: { event: 7 } },
    { data: { event: null, hides: null } },
    { data: { hides: 'e1' } },
    { data: { hides: [null, 7, {}] } },
  ])('is taken by its envelope, hides nothing and stops no reader: %j', (event) => {
    const fold = new PartitionFold(0, 1);
    const folded = fold.fold(record('r1', event), { position: 0, appendedAt: 1 });
    expect(folded.kind).toBe('accepted');
    expect(fold.head('race/x')).toEqual({ rid: 'r1', version: 1 });
  });
});
