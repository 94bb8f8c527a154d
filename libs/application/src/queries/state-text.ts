import type { EventType } from '#libs/domain';
import { jsonText } from '#libs/projections';

type ListHref = (types: readonly EventType[]) => string;

/** In JSON this control character is an escape that no text of the record can hold: the door refuses it. */
const GAP = '\u0000';
const WRITTEN_GAP = /"\\u0000(\d+)\\u0000"/;

/**
 * The JSON of a state, with gaps where addresses of the question go. All else depends on the facts alone,
 * so that the same state asked for in other words is the same text with other addresses.
 */
export class StateText {
  readonly #pieces: readonly Buffer[];
  readonly #gaps: readonly (readonly EventType[])[];

  private constructor(pieces: readonly Buffer[], gaps: readonly (readonly EventType[])[]) {
    this.#pieces = pieces;
    this.#gaps = gaps;
  }

  static of(state: (listHref: ListHref) => object): StateText {
    const hrefs: (readonly EventType[])[] = [];
    const document = state((types) => `${GAP}${hrefs.push(types) - 1}${GAP}`);
    const text = jsonText(document).slice(0, -1);
    const split = text.split(WRITTEN_GAP);
    const pieces = split.filter((_, index) => index % 2 === 0).map((piece) => Buffer.from(piece));
    const gaps = split.filter((_, index) => index % 2 === 1).map((gap) => hrefs[Number(gap)] ?? []);
    return new StateText(pieces, gaps);
  }

  get byteLength(): number {
    return this.#pieces.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
  }

  /** The whole document: the state, and after it what only the question decides. */
  document(listHref: ListHref, rest: { readonly meta: object; readonly links: object }): Buffer {
    const [first = Buffer.alloc(0), ...others] = this.#pieces;
    const end = Buffer.from(`,${JSON.stringify(rest).slice(1)}`);
    const filled = others.flatMap((piece, index) => [
      Buffer.from(JSON.stringify(listHref(this.#gaps[index] ?? []))),
      piece,
    ]);
    return Buffer.concat([first, ...filled, end]);
  }
}
