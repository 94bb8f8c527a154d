import { setFields } from './field-settings.js';

describe('setting fields from arguments', () => {
  it.each([
    ['a word', ['stance=support'], { stance: 'support' }],
    ['a number', ['seats=2'], { seats: 2 }],
    [
      'a path',
      ['endorser.id=jane-roe', 'endorser.kind=person'],
      { endorser: { id: 'jane-roe', kind: 'person' } },
    ],
    ['JSON', ['candidates=["a","b"]'], { candidates: ['a', 'b'] }],
    ['an equals sign inside', ['note=a=b'], { note: 'a=b' }],
  ])('reads %s', (_, settings, fields) => {
    expect(setFields({}, settings)).toEqual(fields);
  });

  it('keeps what is not set, and changes nothing in place', () => {
    const before = { endorser: { id: 'jane-roe', name: 'Jane Roe' }, stance: 'support' };
    expect(setFields(before, ['endorser.name=Jane E. Roe'])).toEqual({
      endorser: { id: 'jane-roe', name: 'Jane E. Roe' },
      stance: 'support',
    });
    expect(before.endorser.name).toBe('Jane Roe');
  });

  it('refuses what is no setting', () => {
    expect(() => setFields({}, ['stance'])).toThrow('--set takes field=value, not "stance"');
  });
});
