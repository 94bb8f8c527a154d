import { MemoryFoldStore } from '#libs/adapters';
import type { CommitRecord } from '#libs/domain';
import { tallyEvent } from '../testing/tally-decider.js';
import { KeptFold } from './kept-fold.js';

const SECRET = 'what had to be removed';
const CHECKPOINT = { rule: 'r', partitions: [] };

const record = (number: number): CommitRecord => ({
  v: 1,
  rid: `r${number}`,
  cid: `c${number}`,
  stream: 'race/x',
  prev: null,
  base: number,
  hash: 'h',
  by: 'editor:k',
  correlation: null,
  warnings: [{ event: 0, code: 'odd', pointer: '', detail: `${SECRET} ${number}` }],
  events: [{ ...tallyEvent(`e${number}`, number), note: `${SECRET} ${number}` }],
});

/** Two commits, of which the first is in the store where it is saved between. */
function folded(store: MemoryFoldStore, { isSaved }: { readonly isSaved: boolean }): KeptFold {
  const kept = new KeptFold(store, true);
  for (const number of [0, 1]) {
    const acceptance = { base: number, position: number, recordedAt: 5 };
    kept.accept(record(number), acceptance);
    // Whoever wrote the record may have written its characters as escapes.
    const value = JSON.stringify(record(number)).replace('"e0"', String.raw`"\u0065\u0030"`);
    kept.keep('race/x', acceptance, value);
    if (isSaved && number === 0) kept.save(CHECKPOINT);
  }
  return kept;
}

describe('what is kept of a fold [F7]', () => {
  it.each([false, true])('holds nothing of what was redacted, saved before: %p', (isSaved) => {
    const store = new MemoryFoldStore();
    const kept = folded(store, { isSaved });
    kept.hide('race/x', ['e0']);
    const [told] = kept.commits('race/x', 0, 1);
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(told).toMatchObject({ command: { position: 0, warnings: [] } });
    kept.save(CHECKPOINT);
    const [first, second] = store.commits('race/x', 0, 9);
    expect(first?.value).not.toContain(SECRET);
    expect(JSON.parse(first?.value ?? '')).toMatchObject({ rid: 'r0', events: [{ id: 'e0' }] });
    expect(second?.value).toContain(`${SECRET} 1`);
    expect(kept.command('race/x', 'c0')).toMatchObject({ rid: 'r0', warnings: [] });
  });
});
