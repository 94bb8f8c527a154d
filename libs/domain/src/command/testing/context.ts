import { edtfReader } from '#libs/dates';
import type { Actor } from '../../actor/actor.js';
import type { EventType } from '../../events/index.js';
import type { Door } from '../../race/decider.js';
import { testDoor } from '../../testing/test-door.js';
import type { CommandContext } from '../command-read.js';

export const STREAM = 'race/il-sos-2022-dem-primary';

export const door: Door = { ...testDoor(STREAM, 'this-command'), dates: edtfReader };

const KNOWN: readonly Actor[] = [
  {
    id: 'anna-valencia',
    name: 'Anna Valencia',
    kind: 'person',
    post: { office: 'city-clerk', label: 'Chicago city clerk' },
  },
  { id: 'illinois-afl-cio', name: 'Illinois AFL-CIO', kind: 'organization' },
];

/** A race whose record names a few, and holds events of the types given by their ids. */
export const contextOf = (
  factTypes: Readonly<Record<string, EventType>> = {},
  over: Partial<CommandContext> = {},
): CommandContext => ({
  door,
  timeZone: 'America/Chicago',
  actor: (id) => KNOWN.find((actor) => actor.id === id),
  factType: (event) => factTypes[event],
  ...over,
});

type Json = Record<string, unknown>;

/** As it comes out of a request: what is undefined is not there. */
const asSent = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

/** An endorsement as a client sends it, with what the test is about. */
export const endorse = (over: Readonly<Json> = {}): Json =>
  asSent({
    type: 'AnnounceEndorsement',
    occurred: '2022-03-01',
    sources: [{ publisher: 'Check Gazette', published: '2022-03-01', kind: 'news' }],
    data: {
      endorser: { id: 'a-checker', name: 'A Checker', kind: 'person' },
      candidate: 'anna-valencia',
      stance: 'support',
    },
    ...over,
  }) as Json;
