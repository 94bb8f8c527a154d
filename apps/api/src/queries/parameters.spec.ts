import {
  EVENTS_PARAMETERS,
  RACES_PARAMETERS,
  STATE_PARAMETERS,
  TIMELINE_PARAMETERS,
} from '#libs/application';
import { issuesOf, namesOf } from '../door/issues-of.js';
import { EventsParameters } from './events.parameters.js';
import { parametersOf } from './parameter.decorator.js';
import { RacesParameters, StateParameters, TimelineParameters } from './race.parameters.js';

const NAMING = { pointer: (name: string) => `?${name}`, noun: 'parameter' } as const;
const codesOf = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  issuesOf(TimelineParameters, given, NAMING).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the parameters of a question', () => {
  it.each([
    ['races', RacesParameters, RACES_PARAMETERS],
    ['state', StateParameters, STATE_PARAMETERS],
    ['timeline', TimelineParameters, TIMELINE_PARAMETERS],
    ['events', EventsParameters, EVENTS_PARAMETERS],
  ])('%s are those that its answer reads', (_, shape, read) => {
    expect([...namesOf(shape)].sort()).toEqual([...read].sort());
  });

  it.each([
    ['nothing', {}, []],
    ['what is right', { validAt: '2022', limit: '7', clock: 'published' }, []],
    ['an unknown name', { colour: 'red' }, ['?colour parameter-unknown']],
    ['a name of every object', { constructor: 'x' }, ['?constructor parameter-unknown']],
    ['a list', { slot: ['a', 'b'] }, ['?slot parameter-repeated']],
    ['a long text', { slot: 'x'.repeat(501) }, ['?slot text-too-long']],
    ['control characters', { slot: 'a\u0007' }, ['?slot text-forbidden-characters']],
    ['an unknown word', { clock: 'sundial' }, ['?clock value-not-allowed']],
    ['a flag in other words', { includeRetracted: '1' }, ['?includeRetracted value-not-allowed']],
    ['less than the least', { limit: '0' }, ['?limit integer-expected']],
    ['a fraction', { minVersion: '1.5' }, ['?minVersion integer-expected']],
    [
      'two at once',
      { limit: '-', colour: '' },
      ['?colour parameter-unknown', '?limit integer-expected'],
    ],
  ])('take %s as what it is', (_, given, codes) => {
    expect(codesOf(given)).toEqual(codes);
  });

  it('are told with what they may be', () => {
    const [issue] = issuesOf(StateParameters, { clock: 'sundial' }, NAMING);
    expect(issue?.detail).toBe('clock is recorded or published, not "sundial".');
  });

  it('are described as they are checked', () => {
    for (const { name, example } of parametersOf(TimelineParameters))
      expect([name, codesOf({ [name]: example })]).toEqual([name, []]);
  });
});
