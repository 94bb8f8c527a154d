import type { EventType } from '#libs/domain';
import { stateLines } from '../../apps/cli/src/output/state-lines.js';
import { WORKED_EXAMPLES } from '../worked-examples/index.js';
import { stateAfter } from '../worked-examples/tell.js';

/** Those whose example is told of a race, not of a person or another record. */
const TYPES_OF_RACES = (Object.keys(WORKED_EXAMPLES) as EventType[]).filter(
  (type) => WORKED_EXAMPLES[type].record === undefined,
);

describe('the command line prints the state that the example of each type leads to', () => {
  it.each(TYPES_OF_RACES)('%s', async (type) => {
    const text = stateLines(await stateAfter(type)).join('\n');
    expect(text).toMatch(/^Illinois/);
    expect(text).not.toMatch(/undefined|null|\[object|[{}]/);
  });
});
