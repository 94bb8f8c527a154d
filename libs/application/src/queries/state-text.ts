import type { EventType } from '#libs/domain';
import { type JsonPart, jsonParts } from '#libs/projections';

type Types = readonly EventType[];
type ListHref = (types: Types) => string;

/** In JSON this control character is an escape that no text of the record can hold: the door refuses it. */
const GAP = '\u0000';
const WRITTEN_GAP = /"\\u0000(\d+)\\u0000"/;

/** What stands between two stretches of a state's own text: what other states show too, or an address. */
type Insert = Uint8Array | Types;

/** Where an insert stands and what it is, beside the insert itself. */
const INSERT_BYTES = 24;

/**
 * The JSON of a state: its own text, and between it what other states show too, and gaps where addresses of the
 * question go. All but those depends on the facts alone, so that the same state asked for in other words is the same
 * text with other addresses; and what two states have in common is in memory once.
 */
export class StateText {
  readonly #own: Buffer;
  /** For each insert up to where in the own text it stands. */
  readonly #places: readonly number[];
  readonly #inserts: readonly Insert[];
  /** What it shows with other states. */
  readonly shared: readonly Uint8Array[];

  private constructor(own: Buffer, places: readonly number[], inserts: readonly Insert[]) {
    this.#own = own;
    this.#places = places;
    this.#inserts = inserts;
    this.shared = inserts.filter(isShared);
  }

  static of(state: (listHref: ListHref) => object): StateText {
    const gaps: Types[] = [];
    const document = state((types) => `${GAP}${gaps.push(types) - 1}${GAP}`);
    const places: number[] = [];
    const inserts: Insert[] = [];
    let own = '';
    let length = 0;
    for (const part of jsonParts(document).flatMap((each) => withGaps(each, gaps))) {
      if (typeof part === 'string') {
        own += part;
        length += Buffer.byteLength(part);
      } else {
        places.push(length);
        inserts.push(part);
      }
    }
    // Without the brace that closes it: more follows.
    return new StateText(Buffer.from(own.slice(0, -1)), places, inserts);
  }

  /** Of its own: what it shares counts where it is kept. */
  get byteLength(): number {
    return this.#own.byteLength + INSERT_BYTES * this.#inserts.length;
  }

  /** The whole document: the state, and after it what only the question decides. */
  document(listHref: ListHref, rest: { readonly meta: object; readonly links: object }): Buffer {
    const end = `,${JSON.stringify(rest).slice(1)}`;
    const inserts = this.#inserts.map((insert) =>
      isShared(insert) ? insert : JSON.stringify(listHref(insert)),
    );
    let length = this.#own.byteLength + Buffer.byteLength(end);
    for (const insert of inserts) length += Buffer.byteLength(insert);
    return this.#filled(Buffer.allocUnsafe(length), [...inserts, end]);
  }

  /** @param inserts that of the end last. */
  #filled(document: Buffer, inserts: readonly JsonPart[]): Buffer {
    let at = 0;
    let from = 0;
    for (const [index, insert] of inserts.entries()) {
      const upto = this.#places[index] ?? this.#own.byteLength;
      at = copied(this.#own, { from, upto }, document, at);
      at = written(insert, document, at);
      from = upto;
    }
    return document;
  }
}

const isShared = (insert: Insert): insert is Uint8Array => insert instanceof Uint8Array;

/** The types of events at each gap in the part, and the text around them. */
function withGaps(part: JsonPart, gaps: readonly Types[]): readonly (string | Insert)[] {
  if (typeof part !== 'string') return [part];
  return part
    .split(WRITTEN_GAP)
    .map((piece, index) => (index % 2 === 0 ? piece : (gaps[Number(piece)] ?? [])));
}

/** Up to so many bytes are copied one by one, which is faster than a view of them: a comma between two items. */
const FEW_BYTES = 8;

/** @returns where in the document the next bytes go. */
function copied(
  own: Buffer,
  { from, upto }: { readonly from: number; readonly upto: number },
  document: Buffer,
  at: number,
): number {
  if (upto - from > FEW_BYTES) own.copy(document, at, from, upto);
  else
    for (let index = from; index < upto; index += 1) document[at + index - from] = own[index] ?? 0;
  return at + upto - from;
}

function written(insert: JsonPart, document: Buffer, at: number): number {
  if (typeof insert === 'string') return at + document.write(insert, at);
  document.set(insert, at);
  return at + insert.byteLength;
}
