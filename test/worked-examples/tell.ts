import { type CommandDocument, type EventType, exampleOf, isForOperators } from '#libs/domain';
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
 * @throws where any of it is refused, or records something else.
 */
export const tell = (type: EventType): Promise<ToldExample> =>
  withService((service) => new Telling(service).tell(type, WORKED_EXAMPLES[type]));

/** The state of the race after the example of a type. @throws where the example is of no race */
export const stateAfter = (type: EventType): Promise<Readonly<Record<string, unknown>>> =>
  withService((service) => new Telling(service).stateAfter(type, WORKED_EXAMPLES[type]));

async function withService<Result>(
  work: (service: TestService) => Promise<Result>,
): Promise<Result> {
  const service = await TestService.start({}, { now: () => NOW });
  try {
    return await work(service);
  } finally {
    await service.close();
  }
}

class Telling {
  constructor(private readonly service: TestService) {}

  async tell(type: EventType, worked: WorkedExample): Promise<ToldExample> {
    const before = givenBefore(type, worked);
    for (const each of before) await this.#record(each, pathOf(each));
    const key = `example-of-${keyOf(type)}`;
    const command = await this.#record(
      { type, key, document: exampleOf(type) },
      pathOf({ ...worked, type }),
    );
    const { events } = command.reply;
    const [recorded, ...others] = events;
    if (recorded?.type !== type || others.length > 0)
      throw new Error(`The example of ${type} records ${JSON.stringify(events)}.`);
    const path = `/v1/events/${recorded.id}`;
    const event = await this.#projected(path);
    const answer = worked.record ?? `${RACE}/state`;
    const shown = await this.#shown(answer, { id: recorded.id, pointer: worked.shows });
    return { given: before, command, event: { path, reply: event }, shown };
  }

  async stateAfter(type: EventType, worked: WorkedExample) {
    await this.tell(type, worked);
    return this.#get(`${RACE}/state`);
  }

  async #record({ type, key, document }: Command, path: string): Promise<Sent> {
    const headers = { 'idempotency-key': key };
    const as = isForOperators(document) ? 'operator' : 'editor';
    const { status, text } = await this.service.post(path, document, { headers, as });
    if (status !== 201) throw new Error(`${type} as ${key}: ${text}`);
    return { path, key, document, reply: JSON.parse(text) as Recorded };
  }

  /** What was recorded, once it is in the read model. */
  async #projected(path: string): Promise<unknown> {
    for (;;) {
      const { status, text } = await this.service.call(path);
      if (status === 200) return JSON.parse(text);
      if (status !== 404) throw new Error(`${path}: ${text}`);
    }
  }

  async #get(path: string): Promise<Readonly<Record<string, unknown>>> {
    const { status, text } = await this.service.call(path);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    // Each service has keys of its own.
    const same = text.replaceAll(/"editor:[0-9a-f]+"/g, '"editor:…"');
    return JSON.parse(same) as Readonly<Record<string, unknown>>;
  }

  /** In the state, else in the lists that it links to, else in the history of the fact. */
  async #shown(asked: string, wanted: Wanted): Promise<readonly Shown[]> {
    const { status, text } = await this.service.call(asked);
    // Of some records nothing but their facts is asked.
    const answer = status === 200 ? (JSON.parse(text) as object) : {};
    const inAnswer = shownIn(answer, asked, wanted);
    if (inAnswer.length > 0) return inAnswer;
    const lists = Object.values(answer).flatMap((part) => hrefOf(part) ?? []);
    for (const each of lists) {
      const inList = shownIn(await this.#get(each), each, wanted);
      if (inList.length > 0) return inList;
    }
    const history = `/v1/facts/${wanted.id}/history`;
    return [{ asked: history, ...placeAt('/steps/0', await this.#get(history)) }];
  }
}

type Command = Pick<Given, 'type' | 'key' | 'document'>;

/** A race is created first; other records begin with what is given. */
function givenBefore(type: EventType, { given, record }: WorkedExample): readonly Given[] {
  return record !== undefined || type === 'RaceCreated'
    ? given
    : [example('RaceCreated'), ...given];
}

function pathOf({
  type,
  record = RACE,
}: {
  readonly type: EventType;
  readonly record?: string;
}): string {
  return type === 'RaceCreated' ? '/v1/races' : `${record}/commands`;
}

const hrefOf = (part: unknown): string | undefined =>
  (part as { readonly href?: string } | null)?.href;

interface Wanted {
  readonly id: string;
  /** What is to be shown, whether it names the event or not. */
  readonly pointer: string | undefined;
}

function shownIn(answer: unknown, asked: string, { id, pointer }: Wanted): readonly Shown[] {
  const isOfState = pointer !== undefined && !pointer.startsWith('/data/');
  if (isOfState) return [{ asked, ...placeAt(pointer, answer) }];
  const mentions = mentionsOf(id, answer);
  if (mentions.length === 0) return [];
  const places = pointer === undefined ? mentions : [placeAt(pointer, answer)];
  return places.map((place) => ({ asked, ...place }));
}
