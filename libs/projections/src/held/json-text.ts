/** UTF-8 of the JSON of objects that documents show again and again; it is made once and goes with the object. */
const texts = new WeakMap<object, Uint8Array | null>();
const utf8 = new TextEncoder();

/** Marks an object that never changes as one of those. */
export function shownAgain<Shown extends object>(shown: Shown): Shown {
  texts.set(shown, null);
  return shown;
}

export const isShownAgain = (shown: object): boolean => texts.has(shown);

/** Stands in a document for a text that is put there later; no text of the record begins with this character. */
const GAP = '\u0000';

/** What a document holds in the place of a text that is not known yet. */
export const gapText = (number: number): string => `${GAP}${number}`;

/** Where a text goes that is put there later, by the number of its gap. */
export class Gap {
  constructor(readonly number: number) {}
}

/** A part of the JSON of a document: its own text, the bytes of something that other documents show too, or a gap. */
export type JsonPart = string | Uint8Array | Gap;

/** How deep in a document something that is shown again, or a gap, is looked for: an item of a list of an item of a list. */
const DEPTH_MAX = 4;

/** Together the same text as JSON.stringify gives for a document: plain objects, lists, texts, numbers and the like. */
export function jsonParts(document: object): readonly JsonPart[] {
  const writer = new PartsWriter();
  writer.write(document, 0);
  return writer.end();
}

/** Fields of an object that are at hand as their JSON, each with its name. */
interface WrittenFields {
  readonly name: string;
  readonly fields: readonly Uint8Array[];
}

/** The same for a document with one more object in it, and without the brace that closes it: more follows. */
export function openJsonParts(
  document: object,
  { name, fields }: WrittenFields,
): readonly JsonPart[] {
  const writer = new PartsWriter();
  writer.writeOpen(document);
  writer.writeWritten(name, fields);
  return writer.end();
}

class PartsWriter {
  readonly #parts: JsonPart[] = [];
  #text = '';

  write(value: unknown, depth: number): void {
    if (value === undefined) this.#text += 'null';
    else if (typeof value === 'string') this.#writeText(value);
    else if (typeof value !== 'object' || value === null) this.#text += JSON.stringify(value);
    else this.#writeObject(value, depth);
  }

  /** @param fields of which at least one is shown. */
  writeOpen(fields: object): void {
    this.#writeOpenFields(fields, 1);
  }

  writeWritten(name: string, fields: readonly Uint8Array[]): void {
    this.#text += `,${nameText(name)}:`;
    let divider = '{';
    for (const field of fields) {
      this.#text += divider;
      this.#add(field);
      divider = ',';
    }
    this.#text += divider === '{' ? '{}' : '}';
  }

  end(): readonly JsonPart[] {
    if (this.#text !== '') this.#parts.push(this.#text);
    return this.#parts;
  }

  #add(part: JsonPart): void {
    if (this.#text !== '') this.#parts.push(this.#text);
    this.#parts.push(part);
    this.#text = '';
  }

  #writeText(text: string): void {
    if (text.startsWith(GAP)) this.#add(new Gap(Number(text.slice(GAP.length))));
    else this.#text += JSON.stringify(text);
  }

  #writeObject(value: object, depth: number): void {
    const known = texts.get(value);
    if (known !== undefined) this.#add(known ?? textOf(value));
    else if (depth === DEPTH_MAX) this.#text += JSON.stringify(value);
    else if (Array.isArray(value)) this.#writeItems(value, depth + 1);
    else this.#writeFields(value, depth + 1);
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
    const isOpen = this.#writeOpenFields(fields, depth);
    this.#text += isOpen ? '}' : '{}';
  }

  /** @returns whether there is any, so that a brace is open. */
  #writeOpenFields(fields: object, depth: number): boolean {
    let divider = '{';
    for (const name of Object.keys(fields)) {
      const field = (fields as Readonly<Record<string, unknown>>)[name];
      if (field === undefined) continue;
      this.#text += `${divider}${nameText(name)}:`;
      this.write(field, depth);
      divider = ',';
    }
    return divider === ',';
  }
}

/** The JSON of a field of an object, with its name. */
export const fieldBytes = (name: string, value: object): Uint8Array =>
  utf8.encode(`${nameText(name)}:${JSON.stringify(value)}`);

function textOf(shown: object): Uint8Array {
  const text = utf8.encode(JSON.stringify(shown));
  texts.set(shown, text);
  return text;
}

const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

const nameText = (name: string): string =>
  PLAIN_NAME.test(name) ? `"${name}"` : JSON.stringify(name);
