/** UTF-8 of the JSON of objects that documents show again and again; it is made once and goes with the object. */
const texts = new WeakMap<object, Uint8Array | null>();
const utf8 = new TextEncoder();

/** Marks an object that never changes as one of those. */
export function shownAgain<Shown extends object>(shown: Shown): Shown {
  texts.set(shown, null);
  return shown;
}

export const isShownAgain = (shown: object): boolean => texts.has(shown);

/** A part of the JSON of a document: its own text, or the bytes of something that other documents show too. */
export type JsonPart = string | Uint8Array;

/** How deep in a document something that is shown again is looked for: an item of a list of an item of a list. */
const DEPTH_MAX = 4;

/** Together the same text as JSON.stringify gives for a document: plain objects, lists, texts, numbers and the like. */
export function jsonParts(document: object): readonly JsonPart[] {
  const writer = new PartsWriter();
  writer.write(document, 0);
  return writer.end();
}

class PartsWriter {
  readonly #parts: JsonPart[] = [];
  #text = '';

  write(value: unknown, depth: number): void {
    if (value === undefined) this.#text += 'null';
    else if (typeof value !== 'object' || value === null) this.#text += JSON.stringify(value);
    else this.#writeObject(value, depth);
  }

  end(): readonly JsonPart[] {
    return [...this.#parts, this.#text];
  }

  #writeObject(value: object, depth: number): void {
    const known = texts.get(value);
    if (known !== undefined) this.#writeShared(known ?? textOf(value));
    else if (depth === DEPTH_MAX) this.#text += JSON.stringify(value);
    else if (Array.isArray(value)) this.#writeItems(value, depth + 1);
    else this.#writeFields(value, depth + 1);
  }

  #writeShared(bytes: Uint8Array): void {
    this.#parts.push(this.#text, bytes);
    this.#text = '';
  }

  #writeItems(items: readonly unknown[], depth: number): void {
    let divider = '[';
    for (const item of items) {
      this.#text += divider;
      this.write(item, depth);
      divider = ',';
    }
    this.#text += divider === '[' ? '[]' : ']';
  }

  #writeFields(fields: object, depth: number): void {
    let divider = '{';
    for (const name of Object.keys(fields)) {
      const field = (fields as Readonly<Record<string, unknown>>)[name];
      if (field === undefined) continue;
      this.#text += `${divider}${nameText(name)}:`;
      this.write(field, depth);
      divider = ',';
    }
    this.#text += divider === '{' ? '{}' : '}';
  }
}

function textOf(shown: object): Uint8Array {
  const text = utf8.encode(JSON.stringify(shown));
  texts.set(shown, text);
  return text;
}

const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

const nameText = (name: string): string =>
  PLAIN_NAME.test(name) ? `"${name}"` : JSON.stringify(name);
