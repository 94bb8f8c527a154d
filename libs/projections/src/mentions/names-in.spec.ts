import {
  anOrganization,
  aPerson,
  by,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { namesIn } from './names-in.js';

describe('the names in an event', () => {
  const builder = new EventBuilder('a-race');
  const names = (id: string): readonly string[] => {
    const event = builder.events.find((one) => one.event.id === id)!.event;
    return [...namesIn(event)].sort();
  };
  const said = builder.record('EndorsementAnnounced', {
    sources: [{ ...by('the-herald', '2021-06'), key: 'the-herald-2021-06', origin: 'AP' }],
    data: {
      endorser: anOrganization('the-union'),
      candidate: aPerson('valencia'),
      stance: 'support',
    },
  });

  it('are those of persons, organisations, pieces and their publishers or agencies', () => {
    expect(names(said)).toEqual([
      'organization/the-union',
      'person/valencia',
      'source/ap',
      'source/the-herald-2021-06',
    ]);
  });

  it('are those of what it puts in the place of a fact as well', () => {
    const corrected = builder.correct(said, {
      replacement: {
        sources: [by('the-tribune', '2021-07')],
        data: { endorser: aPerson('durbin'), candidate: aPerson('valencia'), stance: 'support' },
      },
    });
    expect(names(corrected)).toEqual(
      expect.arrayContaining(['person/durbin', 'person/valencia', 'source/the-tribune']),
    );
  });

  it('are none once it is redacted', () => {
    expect(namesIn({ ...builder.events[0]!.event, sources: [], data: {} as never }).size).toBe(0);
  });
});
