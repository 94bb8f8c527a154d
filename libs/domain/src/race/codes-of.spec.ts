import { EVENTS, type EventType } from '../events/index.js';
import { codesOf } from './codes-of.js';
import { IDENTITY_REFUSALS } from '../identity/identity-refusals.js';
import { IDENTITY_WARNINGS } from '../identity/identity-warnings.js';
import { REFUSALS } from './refusals.js';
import { WARNINGS } from './warnings.js';

const types = Object.keys(EVENTS) as EventType[];

describe('the codes of what rules find', () => {
  it('are all told of some type, and each once', () => {
    const told = types.flatMap((type) => {
      const { own, ofAll } = codesOf(type);
      expect(new Set([...own, ...ofAll]).size).toBe(own.length + ofAll.length);
      return [...own, ...ofAll];
    });
    const all = Object.keys({
      ...REFUSALS,
      ...WARNINGS,
      ...IDENTITY_REFUSALS,
      ...IDENTITY_WARNINGS,
    });
    expect([...new Set<string>(told)].sort()).toEqual(all.sort());
  });
});
