import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { EVENTS, type EventType } from '../events/index.js';
import { FIELD_CODES } from '../schema/field-codes.js';
import { exampleOf } from './example-of.js';
import { readCommand } from './read-command.js';
import { commandSchema } from './schemas.js';
import { contextOf } from './testing/context.js';

const types = Object.keys(EVENTS) as EventType[];
const context = contextOf({}, { factType: () => 'CandidacyConceded' });

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const schemas = new Map(types.map((type) => [type, ajv.compile(commandSchema(type))]));

/** What the reader takes, the published schema takes too. */
function problemsOf(type: EventType, document: unknown): readonly unknown[] {
  const validate = schemas.get(type);
  return document === undefined || validate?.(document) === true ? [] : (validate?.errors ?? []);
}

/** Pointers begin at the root of the document, and every issue says something. */
function isAnswer(document: unknown): void {
  const read = readCommand(document, context);
  if ('drafts' in read) {
    for (const { event, at } of read.drafts)
      expect(problemsOf(event.type, at === '' ? document : undefined)).toEqual([]);
    return;
  }
  expect(read.refused.length).toBeGreaterThan(0);
  for (const { pointer, code, detail } of read.refused) {
    expect(Object.keys(FIELD_CODES)).toContain(code);
    expect(pointer).toMatch(/^(?:\/.*)?$/s);
    expect(detail).toMatch(/\w/);
  }
}

/** Puts a value somewhere into a document: below the nth of its keys, as deep as the path goes. */
function putInto(
  document: unknown,
  [step = 0, ...rest]: readonly number[],
  value: unknown,
): unknown {
  if (typeof document !== 'object' || document === null) return value;
  const keys = Object.keys(document);
  const key = keys[step % Math.max(1, keys.length)] ?? 'more';
  const inner = (document as Record<string, unknown>)[key];
  const changed = rest.length === 0 ? value : putInto(inner, rest, value);
  if (Array.isArray(document))
    return document.map((item: unknown, at): unknown => (String(at) === key ? changed : item));
  return { ...document, [key]: changed };
}

describe('whatever is sent', () => {
  it('is answered and never thrown at', () => {
    fc.assert(fc.property(fc.jsonValue(), isAnswer), { numRuns: 300 });
  });

  it('is answered where any part of a good document is something else', () => {
    const strange = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        '',
        '__proto__',
        'constructor',
        -1,
        1e308,
        0.1,
        null,
        [],
        {},
        'x'.repeat(3_000),
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const path = fc.array(fc.nat(12), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...types), path, strange, (type, at, value) => {
        isAnswer(putInto(exampleOf(type), at, value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is answered where keys are those of every object', () => {
    const text =
      '{"type":"AnnounceEndorsement","data":{"__proto__":{"endorser":"x"},"constructor":1}}';
    isAnswer(JSON.parse(text));
    isAnswer({ type: '__proto__' });
    isAnswer({ type: 'toString', commands: { length: 1 } });
  });
});
