import type { Head, ModelRecord, Reader, Rule, Taken, Verdict } from './rule.js';

interface Stream {
  rid: string | null;
  cid: string | null;
  version: number;
  readonly commands: Map<string, Taken>;
}

/** What a variant of the rule does otherwise. */
interface Variant {
  readonly follows: (record: ModelRecord, stream: Stream) => boolean;
  readonly takesOnce: boolean;
  readonly stopsAtNewer: boolean;
}

const AS_DESIGNED: Variant = {
  follows: ({ prev }, { rid }) => prev === rid,
  takesOnce: true,
  stopsAtNewer: true,
};

/** The rule written down a second time, as short as it can be, with parts that can be replaced. */
class VariantReader implements Reader {
  readonly #streams = new Map<string, Stream>();
  #isGated = false;

  constructor(
    private readonly variant: Variant,
    private readonly newest: number,
  ) {}

  fold(value: string, position: number): Verdict {
    const record = JSON.parse(value) as ModelRecord;
    if (record.v > this.newest) {
      this.#isGated ||= this.variant.stopsAtNewer;
      return this.#isGated ? 'gated' : 'ignored';
    }
    if (this.#isGated) return 'gated';
    const stream = this.#stream(record.stream);
    if (this.variant.takesOnce && stream.commands.has(record.cid)) return 'duplicate';
    if (!this.variant.follows(record, stream)) return 'rejected';
    const { rid, cid, events } = record;
    stream.commands.set(cid, { rid, base: stream.version, count: events.length, position });
    Object.assign(stream, { rid, cid, version: stream.version + events.length });
    return 'accepted';
  }

  head(stream: string): Head {
    return this.#stream(stream);
  }

  command(stream: string, cid: string): Taken | undefined {
    return this.#stream(stream).commands.get(cid);
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name) ?? {
      rid: null,
      cid: null,
      version: 0,
      commands: new Map<string, Taken>(),
    };
    this.#streams.set(name, stream);
    return stream;
  }
}

const byRecord: Rule['prevOf'] = (head) => head?.rid ?? null;
const variant = (
  name: string,
  changes: Partial<Variant>,
  prevOf: Rule['prevOf'] = byRecord,
): Rule => ({
  name,
  prevOf,
  reader: (newest) => new VariantReader({ ...AS_DESIGNED, ...changes }, newest),
});

/** The rule once more, in other words: what the product's code is compared with. */
export const referenceRule = variant('the rule in other words', {});

/** Tempting simplifications, each of which loses or doubles something. */
export const MUTATIONS: readonly Rule[] = [
  variant('version number instead of prev', {
    follows: ({ base }, { version }) => base === version,
  }),
  variant('no cid rule', { takesOnce: false }),
  variant(
    'prev is the previous command id',
    { follows: ({ prev }, { cid }) => prev === cid },
    (head) => head?.cid ?? null,
  ),
  variant('a newer record is ignored', { stopsAtNewer: false }),
];
