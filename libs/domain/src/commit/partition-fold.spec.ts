import fc from 'fast-check';
import { EVENTS } from '../events/index.js';
import type { CommitRecord } from './commit-record.js';
import { acceptedEvents } from './accepted-events.js';
import { RememberedCommands } from './fold-memory.js';
import type { AcceptedCommand, Folded } from './folded.js';
import { PartitionFold } from './partition-fold.js';
import { partitionOf } from './partition-of.js';
import { RESTORE_BEGIN, RESTORE_END } from './restore-record.js';

const PARTITIONS = 4;
const STREAM = 'race/x';
const PARTITION = partitionOf(STREAM, PARTITIONS);
const ELSEWHERE = ['race/a', 'race/b', 'race/c', 'race/d', 'race/e', 'race/f'].find(
  (stream) => partitionOf(stream, PARTITIONS) !== PARTITION,
)!;

const event = (id: string, schema = 1): CommitRecord['events'][number] =>
  ({ id, type: 'RaceCreated', schema }) as unknown as CommitRecord['events'][number];

const commit = (rid: string, fields: Partial<CommitRecord> = {}): CommitRecord => ({
  v: 1,
  rid,
  cid: `c-${rid}`,
  stream: STREAM,
  prev: null,
  base: 0,
  hash: `h-${rid}`,
  by: 'editor:k',
  correlation: null,
  warnings: [],
  events: [event(`e-${rid}`)],
  ...fields,
});

interface Line {
  readonly value: unknown;
  readonly at?: number;
}

interface FoldedLines {
  readonly fold: PartitionFold;
  readonly results: readonly Folded[];
  /** The first result of a command of the stream. */
  readonly command: (stream: string, cid: string) => AcceptedCommand | undefined;
}

function foldAll(lines: readonly Line[]): FoldedLines {
  const memory = new RememberedCommands();
  const fold = new PartitionFold(PARTITION, PARTITIONS, { memory });
  const results = lines.map(({ value, at }, position) =>
    fold.fold(typeof value === 'string' ? value : JSON.stringify(value), {
      position,
      appendedAt: at ?? 1_000 + position,
    }),
  );
  return { fold, results, command: (stream, cid) => memory.command(stream, cid) };
}
const kinds = (...values: readonly unknown[]): readonly string[] =>
  foldAll(values.map((value) => ({ value }))).results.map(({ kind }) => kind);

describe('the rule by which the log decides', () => {
  it('accepts what was decided on the last accepted record, and counts its events', () => {
    const { fold, results } = foldAll([
      { value: commit('r1') },
      { value: commit('r2', { prev: 'r1', base: 1, events: [event('e2'), event('e3')] }) },
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(fold.head(STREAM)).toMatchObject({ rid: 'r2', version: 3 });
  });

  it.each([
    ['a record decided on nothing when there is something', commit('r2')],
    ['a record decided on a record that lost', commit('r3', { prev: 'r2' })],
    ['a record that names the command instead of the record', commit('r2', { prev: 'c-r1' })],
  ])('rejects %s', (_, late) => {
    expect(kinds(commit('r1'), late)).toEqual(['accepted', 'rejected']);
  });

  it('tells nothing of what was redacted in the first result of a command [F7]', () => {
    const warning = (index: number) => ({ code: 'odd', pointer: '', detail: 'she', event: index });
    const redaction = {
      ...event('e3'),
      type: 'EventRedacted',
      data: { event: 'e1', reason: 'privacy', hides: ['e1'] },
    };
    const { command } = foldAll([
      {
        value: commit('r1', {
          events: [event('e1'), event('e2')],
          warnings: [warning(0), warning(1)],
        }),
      },
      { value: commit('r2', { prev: 'r1', base: 2, events: [redaction as never] }) },
    ]);
    expect(command(STREAM, 'c-r1')).toMatchObject({
      rid: 'r1',
      events: [{ id: 'e1' }, { id: 'e2' }],
      warnings: [warning(1)],
    });
  });

  it('reads of an event whose content was removed the envelope alone, in the shape of now', () => {
    const whole = { id: 'e1', type: 'PollPublished', schema: 1, redacted: true, follows: 'e0' };
    const [accepted] = acceptedEvents(commit('r1', { events: [whole as never] }), {
      base: 0,
      recordedAt: 1,
    });
    expect(accepted).toMatchObject({ version: 1, recordedAt: 1 });
    expect(accepted?.event).toMatchObject({
      ...whole,
      schema: EVENTS.PollPublished.version,
      sources: [],
      data: {},
    });
  });

  it('does not take a version number for a history', () => {
    expect(kinds(commit('r1'), commit('r2', { prev: 'other', base: 1 }))[1]).toBe('rejected');
  });

  it('takes a command once, however it was decided the second time', () => {
    const again = commit('r2', { cid: 'c-r1', prev: 'r1', base: 1 });
    expect(kinds(commit('r1'), again, commit('r1'))).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
    ]);
  });

  it('lets a command in again whose first record lost', () => {
    const lost = commit('r2', { prev: 'gone' });
    const again = commit('r3', { cid: 'c-r2', prev: 'r1', base: 1 });
    expect(kinds(commit('r1'), lost, again)).toEqual(['accepted', 'rejected', 'accepted']);
  });

  it('remembers the first result of a command', () => {
    const warning = { code: 'odd', pointer: '/data', detail: 'Odd.', event: 0 };
    const { command } = foldAll([{ value: commit('r1', { warnings: [warning] }), at: 7 }]);
    expect(command(STREAM, 'c-r1')).toEqual({
      rid: 'r1',
      base: 0,
      hash: 'h-r1',
      position: 0,
      recordedAt: 7,
      events: [{ id: 'e-r1', type: 'RaceCreated' }],
      warnings: [warning],
    });
    expect(command(STREAM, 'c-r2')).toBeUndefined();
  });

  it('ignores and counts what is foreign or in a wrong partition', () => {
    const { fold } = foldAll([
      { value: 'no json' },
      { value: commit('r1', { stream: ELSEWHERE }) },
      { value: { ...commit('r1'), v: 2, stream: ELSEWHERE } },
    ]);
    expect(fold.counts).toMatchObject({ ignored: 3, accepted: 0 });
    expect(fold.next).toBe(3);
  });

  it('reads no further where a newer program wrote', () => {
    const { fold, results } = foldAll([
      { value: commit('r1') },
      { value: { ...commit('r2'), v: 2 } },
      { value: commit('r3', { prev: 'r1', base: 1 }) },
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'gated', 'gated']);
    expect(fold.gate).toBe(2);
    expect(fold.next).toBe(1);
    expect(fold.head(STREAM)).toMatchObject({ rid: 'r1', version: 1 });
  });

  it('moves on, and says so, at an event that this program does not know', () => {
    const { fold, results } = foldAll([{ value: commit('r1', { events: [event('e', 99)] }) }]);
    expect(results[0]).toMatchObject({ kind: 'accepted', unknown: ['RaceCreated version 99'] });
    expect(fold.head(STREAM).version).toBe(1);
  });

  it('moves on, and says so, at data of a fact whose shape this program does not know', () => {
    const act = { id: 'e', type: 'EventCorrected', schema: 2 };
    const events = [{ ...act, carries: { type: 'PollPublished', schema: 99 } }];
    const { results } = foldAll([{ value: { ...commit('r1'), events } }]);
    expect(results[0]).toMatchObject({ kind: 'accepted', unknown: ['PollPublished version 99'] });
  });

  it.each(['x', {}, { type: 'PollPublished', schema: '1' }])(
    'takes what says that it carries %p for unknown',
    (carries) => {
      const events = [{ id: 'e', type: 'SourceAdded', schema: 2, carries }];
      const { results } = foldAll([{ value: { ...commit('r1'), events } }]);
      expect(results[0]).toMatchObject({ kind: 'accepted', unknown: [expect.any(String)] });
    },
  );

  it('recalls an accepted record to one who reads again, and only that', () => {
    const first = JSON.stringify(commit('r1'));
    const { fold, results } = foldAll([
      { value: first },
      { value: first },
      { value: commit('r2') },
    ]);
    expect(fold.recall(first, 0)).toEqual(results[0]);
    expect(fold.recall(first, 1)).toBeUndefined();
    expect(fold.recall(JSON.stringify(commit('r2')), 2)).toBeUndefined();
    expect(fold.recall('no json', 0)).toBeUndefined();
  });

  it('refuses to fold a position twice', () => {
    const fold = new PartitionFold(PARTITION, PARTITIONS);
    fold.fold(null, { position: 4, appendedAt: 0 });
    expect(() => fold.fold(null, { position: 4, appendedAt: 0 })).toThrow('folded already');
  });
});

describe('the recorded time', () => {
  it('never goes back, and every record counts', () => {
    const { fold, command } = foldAll([
      { value: 'no json', at: 500 },
      { value: commit('r1'), at: 300 },
      { value: commit('r2'), at: 900 },
      { value: commit('r3', { prev: 'r1', base: 1 }), at: 800 },
    ]);
    expect(command(STREAM, 'c-r1')?.recordedAt).toBe(500);
    expect(command(STREAM, 'c-r3')?.recordedAt).toBe(900);
    expect(fold.recordedAt).toBe(900);
  });

  it('is null before the first record', () => {
    expect(new PartitionFold(0, 1).recordedAt).toBeNull();
  });
});

describe('a restored log', () => {
  const restored = [
    { value: RESTORE_BEGIN, at: 9_000 },
    { value: commit('r1', { recordedAt: 100 }), at: 9_001 },
    { value: commit('r2', { prev: 'r1', base: 1, recordedAt: 90 }), at: 9_002 },
  ];

  it('keeps the times at which its records were recorded first', () => {
    const { command } = foldAll(restored);
    expect(command(STREAM, 'c-r1')?.recordedAt).toBe(100);
    expect(command(STREAM, 'c-r2')?.recordedAt).toBe(100);
  });

  it('is not whole before its end', () => {
    expect(foldAll(restored).fold.isRestoring).toBe(true);
    expect(foldAll([...restored, { value: RESTORE_END }]).fold.isRestoring).toBe(false);
  });

  it('goes on with the times of the log after its end', () => {
    const { command } = foldAll([
      ...restored,
      { value: RESTORE_END, at: 9_003 },
      { value: commit('r3', { prev: 'r2', base: 2, recordedAt: 1 }), at: 9_004 },
    ]);
    expect(command(STREAM, 'c-r3')?.recordedAt).toBe(9_004);
  });

  it('begins at the first position or not at all', () => {
    const { fold, results } = foldAll([{ value: commit('r1') }, { value: RESTORE_BEGIN }]);
    expect(results[1]).toMatchObject({ kind: 'ignored' });
    expect(fold.isRestoring).toBe(false);
    expect(kinds(RESTORE_END)).toEqual(['ignored']);
  });
});

describe('folds of the same records', () => {
  const anyRecord = fc
    .record({
      rid: fc.integer({ min: 0, max: 5 }),
      cid: fc.integer({ min: 0, max: 3 }),
      prev: fc.option(fc.integer({ min: 0, max: 5 })),
    })
    .map(({ rid, cid, prev }) =>
      JSON.stringify(
        commit(`r${rid}`, { cid: `c${cid}`, prev: prev === null ? null : `r${prev}` }),
      ),
    );

  it('accept each command once at most, without gaps in the versions, read or taken from memory', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyRecord, fc.string()), { maxLength: 40 }), (values) => {
        const { fold, results } = foldAll(values.map((value) => ({ value })));
        const accepted = results.flatMap((result) => (result.kind === 'accepted' ? [result] : []));
        const versions = accepted.flatMap(({ record, command }) =>
          acceptedEvents(record, command).map(({ version }) => version),
        );
        expect(versions).toEqual(versions.map((_, index) => index + 1));
        expect(new Set(accepted.map(({ record }) => record.cid)).size).toBe(accepted.length);
        expect(fold.head(STREAM).version).toBe(versions.length);
      }),
    );
  });
});
