import { type CommandDocument, type EventType, exampleOf } from '#libs/domain';
import { TestService } from '../e2e/service.js';
import { example, type Given, keyOf, type WorkedExample } from './given.js';
import { WORKED_EXAMPLES } from './index.js';
import { mentionsOf, placeAt, type Shown } from './shown.js';

/** All is recorded, and asked, at the same moment, so that a page is the same whenever it is made. */
const NOW = Date.parse('2023-02-01T12:00:00Z');
const RACE = '/v1/races/il-sos-2022-dem-primary';

/** A command as it was sent, and what was answered. */
export interface Sent {
  readonly path: string;
  readonly key: string;
  readonly document: CommandDocument;
  readonly reply: Recorded;
}

interface Recorded {
  readonly version: number;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** What an example came to. */
export interface ToldExample {
  readonly given: readonly Given[];
  readonly command: Sent;
  /** The event as it is read, and as it travels. */
  readonly event: { readonly path: string; readonly reply: unknown };
  /** Where the answers speak of it; one place at least. */
  readonly shown: readonly Shown[];
}

/**
 * Sends the example of a type, and all that comes before it, to a service of its own.
 * @returns null where no address of the service records the type yet.
 * @throws where any of it is refused, or where no answer tells of the event.
 */
export async function tell(type: EventType): Promise<ToldExample | null> {
  const worked = WORKED_EXAMPLES[type];
  if (worked === null) return null;
  const service = await TestService.start({}, { now: () => NOW });
  try {
    return await new Telling(service).tell(type, worked);
  } finally {
    await service.close();
  }
}

class Telling {
  constructor(private readonly service: TestService) {}

  async tell(type: EventType, { given, shows }: WorkedExample): Promise<ToldExample> {
    const before = type === 'RaceCreated' ? given : [example('RaceCreated'), ...given];
    for (const each of before) await this.#record(each.type, each.key, each.document);
    const command = await this.#record(type, `example-of-${keyOf(type)}`, exampleOf(type));
    const { version, events } = command.reply;
    const [recorded, ...others] = events;
    if (recorded?.type !== type || others.length > 0)
      throw new Error(`The example of ${type} records ${JSON.stringify(events)}.`);
    await this.#get(`${RACE}?minVersion=${version}`);
    const path = `/v1/events/${recorded.id}`;
    const shown = await this.#shown(recorded.id, shows);
    return { given: before, command, event: { path, reply: await this.#get(path) }, shown };
  }

  async #record(type: EventType, key: string, document: CommandDocument): Promise<Sent> {
    const path = type === 'RaceCreated' ? '/v1/races' : `${RACE}/commands`;
    const headers = { 'idempotency-key': key };
    const { status, text } = await this.service.post(path, document, { headers });
    if (status !== 201) throw new Error(`${type} as ${key}: ${text}`);
    return { path, key, document, reply: JSON.parse(text) as Recorded };
  }

  async #get(path: string): Promise<Readonly<Record<string, unknown>>> {
    const { status, text } = await this.service.call(path);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  }

  /** In the state, else in the lists that it links to. */
  async #shown(id: string, pointer: string | undefined): Promise<readonly Shown[]> {
    const asked = `${RACE}/state`;
    const state = await this.#get(asked);
    const inState = shownIn(state, { asked, id, pointer });
    if (inState.length > 0) return inState;
    for (const part of Object.values(state)) {
      const { href } = (part ?? {}) as { readonly href?: string };
      if (href === undefined) continue;
      const inList = shownIn(await this.#get(href), { asked: href, id, pointer });
      if (inList.length > 0) return inList;
    }
    throw new Error(`No answer tells of ${id}; say what to show of the state.`);
  }
}

interface Wanted {
  readonly asked: string;
  readonly id: string;
  /** What is to be shown, whether it names the event or not. */
  readonly pointer: string | undefined;
}

function shownIn(answer: unknown, { asked, id, pointer }: Wanted): readonly Shown[] {
  const isOfState = pointer !== undefined && !pointer.startsWith('/data/');
  if (isOfState) return [{ asked, ...placeAt(pointer, answer) }];
  const mentions = mentionsOf(id, answer);
  if (mentions.length === 0) return [];
  const places = pointer === undefined ? mentions : [placeAt(pointer, answer)];
  return places.map((place) => ({ asked, ...place }));
}
