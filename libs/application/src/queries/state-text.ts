import type { EventType } from '#libs/domain';
import { Gap, gapText, type JsonPart } from '#libs/projections';

type Types = readonly EventType[];
type ListHref = (types: Types) => string;

/** A stretch of a state's own text, what other states show too, or the types of a list whose address goes there. */
type TextPart = string | Uint8Array | Types;

/** What a part takes beside its text. */
const PART_BYTES = 24;

/**
 * The JSON of a state: its own text, and between it what other states show too, and gaps where addresses of the
 * question go. All but those depends on the facts alone, so that the same state asked for in other words is the same
 * text with other addresses; and what two states have in common is in memory once.
 */
export class StateText {
  readonly #parts: readonly TextPart[];
  /** Of the document, but for what goes into the gaps and after the last part. */
  readonly #length: number;
  /** Of its own: what it shares counts where it is kept. */
  readonly byteLength: number;
  /** What it shows with other states. */
  readonly shared: readonly Uint8Array[];

  private constructor(parts: readonly TextPart[]) {
    this.#parts = parts;
    this.shared = parts.filter((part) => part instanceof Uint8Array);
    let [own, sharing] = [0, 0];
    for (const part of parts)
      if (typeof part === 'string') own += bytesIn(part);
      else if (part instanceof Uint8Array) sharing += part.byteLength;
    this.#length = own + sharing;
    this.byteLength = own + PART_BYTES * parts.length;
  }

  /** @param state the parts of its JSON, without the brace that closes it. */
  static of(state: (listHref: ListHref) => readonly JsonPart[]): StateText {
    const gaps: Types[] = [];
    const parts = state((types) => gapText(gaps.push(types) - 1));
    return new StateText(
      parts.map((part) => (part instanceof Gap ? (gaps[part.number] ?? []) : part)),
    );
  }

  /** The whole document: the state, and after it what only the question decides. */
  document(listHref: ListHref, rest: { readonly meta: object; readonly links: object }): Buffer {
    const end = `,${JSON.stringify(rest).slice(1)}`;
    const inGaps = this.#parts.filter(isTypes).map((types) => JSON.stringify(listHref(types)));
    let length = this.#length + bytesIn(end);
    for (const text of inGaps) length += bytesIn(text);
    const document = Buffer.allocUnsafe(length);
    const at = this.#write(document, inGaps);
    document.write(end, at);
    return document;
  }

  /** @returns where the next bytes go. */
  #write(document: Buffer, inGaps: readonly string[]): number {
    let at = 0;
    let gap = 0;
    for (const part of this.#parts)
      if (part instanceof Uint8Array) {
        document.set(part, at);
        at += part.byteLength;
      } else if (part === DIVIDER) {
        document[at] = DIVIDER_BYTE;
        at += 1;
      } else {
        const text = typeof part === 'string' ? part : (inGaps[gap++] ?? '');
        at += document.write(text, at);
      }
    return at;
  }
}

/** What mostly stands between two parts that are shared is written without asking how its text is encoded. */
const DIVIDER = ',';
const DIVIDER_BYTE = DIVIDER.charCodeAt(0);

const bytesIn = (text: string): number => (text === DIVIDER ? 1 : Buffer.byteLength(text));

const isTypes = (part: TextPart): part is Types => Array.isArray(part);
