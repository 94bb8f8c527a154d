import { Bell } from './bell.js';

const never = new AbortController().signal;

describe('the bell', () => {
  it('wakes everyone who waits', async () => {
    const bell = new Bell();
    const woken = Promise.all([bell.heard(0, never), bell.heard(0, never)]);
    bell.ring();
    await expect(woken).resolves.toHaveLength(2);
  });

  it('does not let a ring pass unheard that came between looking and waiting', async () => {
    const bell = new Bell();
    const seen = bell.rings;
    bell.ring();
    await expect(bell.heard(seen, never)).resolves.toBeUndefined();
  });

  it('lets go when the wait is aborted', async () => {
    const bell = new Bell();
    const asked = new AbortController();
    const waiting = bell.heard(bell.rings, asked.signal);
    asked.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(bell.heard(bell.rings, asked.signal)).resolves.toBeUndefined();
  });
});
