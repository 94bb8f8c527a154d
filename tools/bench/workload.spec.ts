import { Workload } from './workload.js';

describe('the workload', () => {
  it('is the same for the same seed, and no command of it is like another', () => {
    const [one, same, other] = [new Workload(1), new Workload(1), new Workload(2)];
    const documents = Array.from({ length: 200 }, () => JSON.stringify(one.endorsement()));
    expect(documents).toEqual(
      Array.from({ length: 200 }, () => JSON.stringify(same.endorsement())),
    );
    expect(documents[0]).not.toBe(JSON.stringify(other.endorsement()));
    expect(new Set(documents).size).toBe(200);
  });
});
