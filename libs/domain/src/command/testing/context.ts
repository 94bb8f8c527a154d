import type { Actor } from '../../actor/actor.js';
import type { EventType } from '../../events/index.js';
import type { Door } from '../../race/decider.js';
import type { DateReader } from '../../time/occurred.js';
import type { CommandContext } from '../command-read.js';

const DAY_MS = 86_400_000;

/** Reads days, months, years and nothing else, in UTC: enough for what is not about dates. */
const plainDates: DateReader = {
  read(text) {
    const earliest = /^\d{4}(?:-\d{2}){0,2}[~?%]?$/.test(text)
      ? Date.parse(text.replace(/[~?%]$/, ''))
      : NaN;
    if (Number.isNaN(earliest) || !new Date(earliest).toISOString().startsWith(text.slice(0, 10)))
      return { refused: `"${text}" is no date.` };
    return { edtf: text, earliest, latest: earliest + DAY_MS };
  },
  knowsZone: (timeZone) => timeZone.includes('/'),
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** An id that says where it comes from, in the alphabet of ids. */
const idOf = (words: string): string =>
  Array.from(words.padEnd(26, 'a').slice(-26))
    .map((letter) => LETTERS[(letter.codePointAt(0) ?? 0) % LETTERS.length] ?? 'a')
    .join('');

export const door: Door = {
  stream: 'race/il-sos-2022-dem-primary',
  cid: 'this-command',
  now: Date.parse('2022-06-01'),
  dates: plainDates,
  eventId: (stream, cid, index) => idOf(`${stream} ${cid} ${index}`),
  sourceKey: (publisher, published) => `${publisher.toLowerCase()}-${published}`,
};

const KNOWN: readonly Actor[] = [
  { id: 'anna-valencia', name: 'Anna Valencia', kind: 'person' },
  { id: 'illinois-afl-cio', name: 'Illinois AFL-CIO', kind: 'organization' },
];

export function contextOf(
  factTypes: Readonly<Record<string, EventType>> = {},
  dates: DateReader = plainDates,
): CommandContext {
  return {
    door: { ...door, dates },
    timeZone: 'America/Chicago',
    actor: (id) => KNOWN.find((actor) => actor.id === id),
    factType: (event) => factTypes[event],
  };
}

/** An endorsement as a client sends it, with what the test is about. */
export const endorse = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify({
      type: 'AnnounceEndorsement',
      occurred: '2022-03-01',
      sources: [{ publisher: 'Check Gazette', published: '2022-03-01', kind: 'news' }],
      data: {
        endorser: { id: 'a-checker', name: 'A Checker', kind: 'person' },
        candidate: 'anna-valencia',
        stance: 'support',
      },
      ...over,
    }),
  ) as Record<string, unknown>;
