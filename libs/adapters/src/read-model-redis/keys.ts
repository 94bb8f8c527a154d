import { SHAPES } from '#libs/domain';

/** The form in which all this is kept; a change of it, or of the shape of an event, is another number. */
const LAYOUT = `2.${SHAPES}`;

/**
 * The names of everything that the read models keep in Redis. The braces are hash tags: keys with the same
 * tag live in one slot of a Redis Cluster, and a script touches keys of one tag alone.
 *
 * Of the whole store, tag `registry`:
 *   serving      string  the tag of the generation that serves, such as `3-a1b2c3`
 *   generations  hash    number -> tag, of every generation that is kept or being built
 *   building     string  the number of the generation that is being built
 *   numbers      string  counter of generations
 *
 * Of a generation, tag `<generation>`, across races:
 *   alive        string  there as long as the generation is; gone after a discard or a flush
 *   progress     hash    `next/<partition>`, `watermark/<partition>`
 *   changes      zset    race, by the number of the batch that changed it last: the directory
 *   feeds        hash    partition -> position after the last record in its feed
 *
 * Of a generation, each under a tag of its own, so that they spread:
 *   feed         zset    of a partition: a record with accepted events, by position
 *   ids          hash    of the event ids with one first letter: id -> version and race
 *   mentions     zset    of one of 4,096 shares of all names: the hash of a name that events of a race have, the race,
 *                        and the version of its last redaction, by the alphabet; short, so that a share is held
 *                        closely packed. A race is entered before the events that name somebody are, and anew
 *                        before it is written anew
 *
 * Of a race, tag `<generation>/race/<race>`, changed by one script in one step:
 *   head         hash    version, partition, recordedSince, changedAt, the version of the last redaction, and who
 *                        wrote it last
 *   events       hash    version -> accepted event as JSON
 *   identity     hash    id -> event, of those that say what the race is: its creation and what corrects it
 *   page/<name>  string  of its index: `d` tells where the slabs are, `n<n>` and `w<n>` are slabs of its narrow and
 *                        its wide lines, `t<n>` times of recording; all of them only grow. A redaction writes all pages of
 *                        its race anew, under `page/<its version>/<name>`
 *   bodies       hash    key -> fact or false report as JSON, of those that their event alone does not tell
 *
 * All names begin with the prefix and the number of the layout: a program that keeps another form builds its own
 * generation beside the one that an older program serves, and neither reads what the other wrote.
 *
 * The channel `changes` carries hints. A generation's tag ends in six random digits, so that a generation
 * made after a flush is never taken for one of the same number before it.
 */
export class Keys {
  private readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = `${prefix}:${LAYOUT}`;
  }

  get serving(): string {
    return `${this.prefix}:{registry}:serving`;
  }
  get generations(): string {
    return `${this.prefix}:{registry}:generations`;
  }
  get building(): string {
    return `${this.prefix}:{registry}:building`;
  }
  get numbers(): string {
    return `${this.prefix}:{registry}:numbers`;
  }
  get channel(): string {
    return `${this.prefix}:changes`;
  }

  /** Matches every key that belongs to a generation. */
  get ofAllGenerations(): string {
    return `${escapePattern(this.prefix)}:{[0-9]*`;
  }

  /** The tag of the generation that a key belongs to; undefined for the keys of the whole store. */
  generationOf(key: string): string | undefined {
    return /^\{(\d+-[0-9a-f]{6})[/}]/.exec(key.slice(this.prefix.length + 1))?.[1];
  }

  of(generation: string): GenerationKeys {
    return new GenerationKeys(this.prefix, generation);
  }
}

export class GenerationKeys {
  /** @param edition of the race whose pages are named: the version of its last redaction, 0 where there is none. */
  constructor(
    private readonly prefix: string,
    private readonly tag: string,
    private readonly edition = 0,
  ) {}

  ofEdition(edition: number): GenerationKeys {
    return new GenerationKeys(this.prefix, this.tag, edition);
  }

  get alive(): string {
    return this.name(this.tag, 'alive');
  }
  get progress(): string {
    return this.name(this.tag, 'progress');
  }
  get changes(): string {
    return this.name(this.tag, 'changes');
  }
  get feeds(): string {
    return this.name(this.tag, 'feeds');
  }

  feed(partition: number): string {
    return this.name(`${this.tag}/feed/${partition}`, 'feed');
  }

  ids(eventId: string): string {
    return this.name(`${this.tag}/ids/${eventId.slice(0, 1)}`, 'ids');
  }

  mentions(share: string): string {
    return this.name(`${this.tag}/mentions/${share}`, 'mentions');
  }

  head(race: string): string {
    return this.name(`${this.tag}/race/${race}`, 'head');
  }
  events(race: string): string {
    return this.name(`${this.tag}/race/${race}`, 'events');
  }
  identity(race: string): string {
    return this.name(`${this.tag}/race/${race}`, 'identity');
  }

  bodies(race: string): string {
    return this.name(`${this.tag}/race/${race}`, 'bodies');
  }
  /** What the keys of its pages begin with. */
  pages(race: string): string {
    return this.page(race, '');
  }
  page(race: string, page: string): string {
    const edition = this.edition === 0 ? '' : `${this.edition}/`;
    return this.name(`${this.tag}/race/${race}`, `page/${edition}${page}`);
  }

  private name(tag: string, what: string): string {
    return `${this.prefix}:{${tag}}:${what}`;
  }
}

/** Every key of a race, for the scripts. */
export const raceKeys = (keys: GenerationKeys, race: string): readonly string[] => [
  keys.head(race),
  keys.events(race),
  keys.identity(race),
  keys.bodies(race),
  keys.pages(race),
];

const escapePattern = (text: string): string => text.replace(/[\\*?[\]]/g, String.raw`\$&`);
