import type { AcceptedCommand, CommitRecord, Decider } from '#libs/domain';
import { tallyDecider, tallyEvent, type Tally } from '../testing/tally-decider.js';
import { OpenCommand } from './open-command.js';
import { adding } from '../testing/tally-writer.js';
import type { PendingCommit } from './pending-commit.js';
import { StreamState } from './stream-state.js';

const PROVISIONAL = 1;

/** The decider of the tally, which lets a test see the state that it decides on. */
function seen(): { state: StreamState<Tally>; tally: () => Tally } {
  let tally!: Tally;
  const decider: Decider<Tally> = {
    ...tallyDecider,
    initial: (stream) => (tally = tallyDecider.initial(stream)),
  };
  return { state: new StreamState('race/x', decider), tally: () => tally };
}

const recordOf = (rid: string, base: number, add: number): CommitRecord => ({
  v: 1,
  rid,
  cid: `c-${rid}`,
  stream: 'race/x',
  prev: null,
  base,
  hash: 'h',
  by: 'editor:k',
  correlation: null,
  warnings: [],
  events: [tallyEvent(`e-${rid}`, add)],
});
const pendingOf = (record: CommitRecord): PendingCommit => ({
  record,
  draft: { partition: 0, key: record.stream, value: '' },
  command: new OpenCommand(adding(record.cid, 1), 0, 0, () => undefined),
  followers: [],
  undos: [],
  isDead: false,
  isProbe: false,
});
const acceptedAt = ({ rid, base }: CommitRecord, recordedAt: number): AcceptedCommand => ({
  rid,
  base,
  hash: 'h',
  position: base,
  recordedAt,
  events: [],
  warnings: [],
});

describe('the state of a stream', () => {
  const [one, two, other] = [
    recordOf('one', 0, 1),
    recordOf('two', 1, 2),
    recordOf('other', 0, 10),
  ];

  it('holds what is pending on top of what is accepted', () => {
    const { state, tally } = seen();
    state.push(pendingOf(one), PROVISIONAL);
    state.push(pendingOf(two), PROVISIONAL);
    expect(tally()).toMatchObject({ sum: 3, versions: [1, 2], times: [PROVISIONAL, PROVISIONAL] });
    expect(state).toMatchObject({ version: 2, rid: 'two' });
  });

  it('gives what is accepted the time of the log', () => {
    const { state, tally } = seen();
    state.push(pendingOf(one), PROVISIONAL);
    state.accept(one, acceptedAt(one, 50), []);
    expect(tally()).toMatchObject({ sum: 1, versions: [1], times: [50] });
  });

  it('keeps what is pending while it does so', () => {
    const { state, tally } = seen();
    state.push(pendingOf(one), PROVISIONAL);
    state.push(pendingOf(two), PROVISIONAL);
    state.accept(one, acceptedAt(one, 50), []);
    expect(tally()).toMatchObject({ sum: 3, versions: [1, 2], times: [50, PROVISIONAL] });
    expect(state).toMatchObject({ version: 2, rid: 'two' });
  });

  it('takes back what is pending when another writer was faster', () => {
    const { state, tally } = seen();
    const [first, second] = [pendingOf(one), pendingOf(two)];
    state.push(first, PROVISIONAL);
    state.push(second, PROVISIONAL);
    const { own, lost } = state.accept(other, acceptedAt(other, 60), []);
    expect(own).toBeUndefined();
    expect(lost).toEqual([first, second]);
    expect(lost.every(({ isDead }) => isDead)).toBe(true);
    expect(tally()).toMatchObject({ sum: 10, versions: [1], times: [60] });
    expect(state.pendingOf('c-one')).toBeUndefined();
  });

  it('gives what is accepted its time before another writer goes on from there', () => {
    const { state, tally } = seen();
    state.push(pendingOf(one), PROVISIONAL);
    state.push(pendingOf(two), PROVISIONAL);
    state.accept(one, acceptedAt(one, 50), []);
    const next = recordOf('next', 1, 10);
    state.accept(next, acceptedAt(next, 60), []);
    expect(tally()).toMatchObject({ sum: 11, versions: [1, 2], times: [50, 60] });
  });

  it('is as before where a commit of its own breaks on the second of its events', () => {
    const { state, tally } = seen();
    state.push(pendingOf(one), PROVISIONAL);
    const broken = pendingOf({
      ...two,
      events: [tallyEvent('e-good', 5), { ...tallyEvent('e-bad', 1), note: 'none' }],
    });
    expect(() => {
      state.push(broken, PROVISIONAL);
    }).toThrow('No number');
    expect(tally()).toMatchObject({ sum: 1, versions: [1] });
    expect(state).toMatchObject({ version: 1, rid: 'one', readOnly: undefined });
    expect(state.pendingOf(broken.record.cid)).toBeUndefined();
    state.push(pendingOf(two), PROVISIONAL);
    expect(tally()).toMatchObject({ sum: 3, versions: [1, 2] });
  });

  it('decides nothing more once it holds an event that it cannot take', () => {
    const { state } = seen();
    const broken = { ...one, events: [{ ...tallyEvent('e', 1), note: 'none' }] };
    state.accept(broken, acceptedAt(broken, 50), []);
    expect(state.readOnly).toContain('cannot be applied');
    expect(() => {
      state.push(pendingOf(two), PROVISIONAL);
    }).toThrow('cannot be applied');
    expect(state.version).toBe(1);
  });
});
