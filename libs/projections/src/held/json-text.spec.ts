import fc from 'fast-check';
import {
  fieldBytes,
  Gap,
  gapText,
  type JsonPart,
  jsonParts,
  openJsonParts,
  shownAgain,
} from './json-text.js';

const joined = (parts: readonly JsonPart[]): string =>
  parts
    .map((part) => {
      if (part instanceof Gap) return `<${part.number}>`;
      return typeof part === 'string' ? part : new TextDecoder().decode(part);
    })
    .join('');

const jsonText = (document: object): string => joined(jsonParts(document));

/** JSON in which some objects are marked, and some fields are undefined. */
const document = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 0 }),
    fc.constant(undefined),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
    tie('object').map((object) => shownAgain(object as object)),
  ),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('name', 'a-b')), tie('value'), {
    maxKeys: 4,
  }),
}));

describe('the text of a document', () => {
  it('is that of JSON.stringify, the first time and again', () => {
    fc.assert(
      fc.property(document.object, (shown) => {
        expect(jsonText(shown)).toBe(JSON.stringify(shown));
        expect(jsonText([shown, shown])).toBe(JSON.stringify([shown, shown]));
      }),
    );
  });

  it('of what is shown again is made once', () => {
    let read = 0;
    const field = { get: () => (read += 1), enumerable: true };
    const shown = shownAgain(Object.defineProperty({}, 'field', field));
    expect(jsonText([shown, { shown }])).toBe('[{"field":1},{"shown":{"field":1}}]');
    expect(read).toBe(1);
  });

  it('of what is shown again is the same bytes in every document', () => {
    const shown = shownAgain({ said: 'señor' });
    const [, first] = jsonParts([shown]);
    const [, second] = jsonParts({ other: [shown] });
    expect(first).toBeInstanceOf(Uint8Array);
    expect(second).toBe(first);
  });

  it('has gaps where texts are put later', () => {
    const shown = { first: gapText(0), among: ['x', { at: gapText(12) }], last: 'y' };
    expect(jsonText(shown)).toBe('{"first":<0>,"among":["x",{"at":<12>}],"last":"y"}');
  });

  it('goes on after fields that are at hand', () => {
    const written = (names: readonly string[]) => ({
      name: 'more',
      fields: names.map((name) => fieldBytes(name, { said: name })),
    });
    expect(joined(openJsonParts({ a: 1 }, written(['b', 'a "c"'])))).toBe(
      '{"a":1,"more":{"b":{"said":"b"},"a \\"c\\"":{"said":"a \\"c\\""}}',
    );
    expect(joined(openJsonParts({ a: [] }, written([])))).toBe('{"a":[],"more":{}');
  });
});
