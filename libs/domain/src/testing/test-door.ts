import type { Door } from '../race/decider.js';
import type { Instant } from '../time/instant.js';
import type { DateReader } from '../time/occurred.js';
import { at, dateOf } from './dates.js';

/** Everything that is recorded in a scenario is recorded then, unless it says otherwise. */
export const TODAY: Instant = at('2022-07-30');

/** Dates in UTC, as far as scenarios need them. */
const dates: DateReader = {
  read(text) {
    const date = dateOf(text);
    const isDate = ![date.earliest, date.latest].some((bound) => Number.isNaN(bound));
    return isDate ? date : { refused: `"${text}" is no date.` };
  },
  knowsZone: (timeZone) => timeZone === 'America/Chicago',
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 26;

/** Ids as long as real ones, of the same letters, and different for different words. */
function idOf(words: string): string {
  let state = 2_166_136_261;
  const next = (salt: number): number => {
    for (const letter of `${words}#${salt}`)
      state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
    return state;
  };
  return Array.from({ length: ID_LENGTH }, (_, place) => ALPHABET[next(place) >>> 27] ?? 'a').join(
    '',
  );
}

/** The door of a test: no clock, no hash, and no zone but UTC. */
export function testDoor(stream: string, cid: string, now: Instant = TODAY): Door {
  return {
    stream,
    cid,
    now,
    dates,
    eventId: (ofStream, ofCommand, index) => idOf(`${ofStream}/${ofCommand}/${index}`),
    sourceKey: (publisher, published, url = '') => `${publisher} ${published} ${url}`,
    other: () => undefined,
  };
}
