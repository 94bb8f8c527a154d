/** A part of an answer, and where it stands. */
export interface Shown {
  /** What was asked. */
  readonly asked: string;
  /** JSON Pointer into the answer. */
  readonly pointer: string;
  readonly value: unknown;
}

type Place = Pick<Shown, 'pointer' | 'value'>;

/** What of an answer is about other things than facts. */
const ASIDE: readonly string[] = ['sources', 'links', 'meta'];

/** The objects of an answer that name an event by its id, or a fact of it. */
export function mentionsOf(id: string, answer: unknown): readonly Place[] {
  const found: Place[] = [];
  search(answer, '', (pointer, value) => {
    if (Object.values(value).some((each) => names(each, id))) found.push({ pointer, value });
  });
  return found;
}

const names = (value: unknown, id: string): boolean =>
  typeof value === 'string' && (value === id || value.startsWith(`${id}#`));

function search(value: unknown, at: string, visit: (pointer: string, value: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  visit(at, value);
  for (const [name, inner] of Object.entries(value))
    if (at !== '' || !ASIDE.includes(name)) search(inner, `${at}/${name}`, visit);
}

/** What stands there. @throws where nothing does. */
export function placeAt(pointer: string, answer: unknown): Place {
  const value = pointer
    .split('/')
    .slice(1)
    .reduce((inner, name) => (inner as Readonly<Record<string, unknown>>)[name], answer);
  if (value === undefined) throw new Error(`There is nothing at ${pointer}.`);
  return { pointer, value };
}
