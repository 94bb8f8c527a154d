/** Objects that documents show again and again; the text of each is made once and goes with it. */
const texts = new WeakMap<object, string | null>();

/** Marks an object that never changes as one of those. */
export function shownAgain<Shown extends object>(shown: Shown): Shown {
  texts.set(shown, null);
  return shown;
}

export const isShownAgain = (shown: object): boolean => texts.has(shown);

/** How deep in a document something that is shown again is looked for: a field of an item of a list. */
const DEPTH_MAX = 3;

/** The same text as JSON.stringify gives for a document: plain objects, lists, texts, numbers and the like. */
export const jsonText = (document: object): string => textAt(document, 0);

function textAt(value: unknown, depth: number): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known === undefined)
    return depth === DEPTH_MAX ? JSON.stringify(value) : textOf(value, depth + 1);
  if (known !== null) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

function textOf(value: object, depth: number): string {
  if (Array.isArray(value)) return `[${value.map((item) => textAt(item, depth)).join(',')}]`;
  let fields = '';
  for (const name of Object.keys(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field === undefined) continue;
    fields += `${fields === '' ? '' : ','}${nameText(name)}:${textAt(field, depth)}`;
  }
  return `{${fields}}`;
}

const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

const nameText = (name: string): string =>
  PLAIN_NAME.test(name) ? `"${name}"` : JSON.stringify(name);
