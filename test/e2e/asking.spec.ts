import { readFileSync } from 'node:fs';
import { TestService } from './service.js';

/** The addresses that the guide shows, each on a line of its own. */
const ADDRESSES = readFileSync('docs/guides/asking.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('/v1/'));

describe('the guide to asking', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({ SAMPLE: 'true' });
  });
  afterAll(() => service.close());

  it('shows many addresses', () => {
    expect(ADDRESSES.length).toBeGreaterThan(20);
  });

  it.each(ADDRESSES)('%s is answered', async (address) => {
    const { status, text } = await service.call(address);
    expect([status, text.length > 2]).toEqual([200, true]);
  });
});
