import type { Actor } from '../actor/actor.js';
import { EARLIER } from '../events/example.js';
import type { EventType, TimelineEvent } from '../events/index.js';
import type { DateReader } from '../time/occurred.js';
import { definitionOfType } from './commands.js';
import { exampleOf } from './example-of.js';
import { readCommand } from './read-command.js';

const RACE = 'il-sos-2022-dem-primary';
const ID_LENGTH = 26;

/** Whom the record of the race names already. */
const KNOWN: readonly Actor[] = [
  {
    id: 'anna-valencia',
    name: 'Anna Valencia',
    kind: 'person',
    post: { office: 'city-clerk', label: 'Chicago city clerk' },
  },
  { id: 'illinois-afl-cio', name: 'Illinois AFL-CIO', kind: 'organization' },
];

/**
 * The event that the example of a type records, with ids that say which is which: its golden fixture.
 * @throws where the example cannot be read.
 */
export function goldenEvent(type: EventType, dates: DateReader): TimelineEvent {
  const acted = type === 'EventCorrected' ? 'CandidacyConceded' : 'EndorsementAnnounced';
  const read = readCommand(exampleOf(type), {
    door: {
      stream: `${definitionOfType(type).recordedIn?.[0] ?? 'race'}/${RACE}`,
      cid: 'this-command',
      now: 0,
      dates,
      eventId: (_stream, cid) => (cid === EARLIER.key ? 'e' : 't').repeat(ID_LENGTH),
      sourceKey: (publisher, published, url = '') => `${publisher} ${published} ${url}`,
      other: () => undefined,
    },
    timeZone: 'America/Chicago',
    actor: (id) => KNOWN.find((actor) => actor.id === id),
    factType: () => acted,
  });
  const draft = 'drafts' in read ? read.drafts[0] : undefined;
  if (draft === undefined) throw new Error(`The example of ${type}: ${JSON.stringify(read)}`);
  return draft.event;
}
