import { ProgressWatch, type Progress } from './progress-watch.js';

/** Checks one after another: what was read and where the log ends, per partition. */
const watched = (
  checks: readonly (readonly [read: number[], end: number[], isHeld?: boolean])[],
): readonly Progress[] => {
  const watch = new ProgressWatch();
  return checks.map(([read, end, isHeld = false]) => watch.check(read, end, isHeld));
};
const times = <T>(count: number, check: T): readonly T[] =>
  Array.from({ length: count }, () => check);

describe('the watch over a tail', () => {
  it('finds a reader at the end in order, however long it waits there', () => {
    expect(
      new Set(
        watched(
          times(100, [
            [4, 7],
            [4, 7],
          ]),
        ),
      ),
    ).toEqual(new Set(['moving']));
  });

  it('finds a reader stalled that stands still before records, be it in one partition alone', () => {
    const checks = times(20, 0).map(
      (_, index) =>
        [
          [index, 7],
          [100, 8],
        ] as [number[], number[]],
    );
    expect(watched(checks).indexOf('stalled')).toBe(6);
  });

  it('gives a reader time that moves now and then', () => {
    const checks = times(40, 0).map(
      (_, index) => [[Math.floor(index / 5)], [100]] as [number[], number[]],
    );
    expect(watched(checks)).not.toContain('stalled');
  });

  it('lets a reader stand still while its own user holds it', () => {
    expect(watched(times(50, [[1], [5], true] as [number[], number[], boolean]))).not.toContain(
      'stalled',
    );
  });

  it('finds records lost when the log goes on ending before what was read', () => {
    expect(watched(times(3, [[9], [4]]))).toEqual(['moving', 'moving', 'lost']);
  });

  it('does not mind an end that lags for a moment', () => {
    expect(
      watched([
        [[9], [8]],
        [[9], [8]],
        [[9], [9]],
        [[9], [8]],
        [[9], [8]],
      ]),
    ).not.toContain('lost');
  });

  it('does not take for lost what comes while the end is asked for', async () => {
    const watch = new ProgressWatch();
    const read = [0];
    const askedLate = async (): Promise<readonly number[]> => {
      const end = [...read];
      read[0] = (read[0] ?? 0) + 5;
      return Promise.resolve(end);
    };
    const found: Progress[] = [];
    for (let count = 0; count < 10; count += 1)
      found.push(await watch.ask(read, askedLate, () => false));
    expect(new Set(found)).toEqual(new Set(['moving']));
  });
});
