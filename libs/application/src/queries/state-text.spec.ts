import fc from 'fast-check';
import { openJsonParts } from '#libs/projections';
import { StateText } from './state-text.js';

const rest = { meta: { version: 3 }, links: { self: '/here' } };

const partsOf = (state: object) => openJsonParts(state, { name: 'sources', fields: [] });

describe('the text of a state', () => {
  it('is the JSON of its document, with the addresses of whoever asks', () => {
    const stateAt = (listHref: (types: readonly ['PollPublished' | 'PostHeld']) => string) => ({
      first: listHref(['PollPublished']),
      among: ['x', { href: listHref(['PostHeld']) }],
      last: 'y',
    });
    const text = StateText.of((listHref) => partsOf(stateAt(listHref)));
    for (const path of ['/one', '/an"other', '/\u0000'])
      expect(text.document((types) => `${path}?${types.join()}`, rest).toString()).toBe(
        JSON.stringify({ ...stateAt((types) => `${path}?${types.join()}`), sources: {}, ...rest }),
      );
  });

  it('takes no words of the record for a gap', () => {
    const words = fc.string({ unit: fc.constantFrom('\\', 'u', '0000', '"', '1', '\\u0000') });
    fc.assert(
      fc.property(words, (said) => {
        const stateAt = (listHref: (types: readonly []) => string) => ({ said, at: listHref([]) });
        expect(
          StateText.of((listHref) => partsOf(stateAt(listHref)))
            .document(() => '/list', rest)
            .toString(),
        ).toBe(JSON.stringify({ ...stateAt(() => '/list'), sources: {}, ...rest }));
      }),
    );
  });
});
