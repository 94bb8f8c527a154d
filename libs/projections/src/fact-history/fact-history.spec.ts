import { FactLedger } from '#libs/domain';
import { aPerson, by, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { factHistoryDocument } from './fact-history.js';

const endorser = aPerson('durbin');
const supports = (id: string) => ({ endorser, candidate: aPerson(id), stance: 'support' }) as const;

/** An endorsement, recorded as `e1`. */
function story(): EventBuilder {
  const builder = new EventBuilder();
  builder.record('EndorsementAnnounced', {
    occurred: '2021-07',
    sources: [by('times', '2021-08')],
    data: supports('a'),
  });
  return builder;
}

const historyOf = (builder: EventBuilder, fact = 'e1') =>
  factHistoryDocument(FactLedger.of(builder.events).history(fact));

const steps = (builder: EventBuilder) =>
  historyOf(builder)?.steps.map(({ did, changed }) => [did, changed]);

describe('the history of a fact', () => {
  it('begins with what was asserted, by whom and when', () => {
    const document = historyOf(story());
    expect(document).toMatchObject({ fact: 'e1', type: 'EndorsementAnnounced', stands: true });
    expect(document?.steps[0]).toMatchObject({
      did: 'asserted',
      event: 'e1',
      version: 1,
      recordedAt: '2022-01-01T00:00:00.000Z',
      by: 'key/editor',
      changed: [],
      revision: {
        occurred: { edtf: '2021-07' },
        published: '2021-08',
        publishedAt: '2021-09-01T00:00:00.000Z',
        sources: ['times-2021-08'],
      },
    });
    expect(document?.sources['times-2021-08']?.publisher).toBe('times');
  });

  it('tells what a correction changed, of which kind it is and why', () => {
    const builder = story();
    builder.correct('e1', {
      kind: 'source',
      reason: 'misheard',
      replacement: { occurred: '2021-07-04', data: supports('b') },
    });
    expect(historyOf(builder)?.steps[1]).toMatchObject({
      did: 'corrected',
      actsOn: 'e1',
      kind: 'source',
      reason: 'misheard',
      changed: ['occurred', 'data.candidate'],
      revision: { occurred: { edtf: '2021-07-04' } },
    });
  });

  it('tells of added sources', () => {
    const builder = story();
    builder.addSource('e1', {
      sources: [by('tribune')],
      assertion: 'confirmed',
      adds: { medium: 'letter' },
    });
    expect(steps(builder)).toEqual([
      ['asserted', []],
      ['source-added', ['assertion', 'sources', 'data.medium']],
    ]);
  });

  it('ends with a retraction, and goes on when that is retracted', () => {
    const builder = story();
    builder.retract('e1', { reason: 'mistake' });
    expect(historyOf(builder)).toMatchObject({ stands: false });
    builder.retract('e2', { reason: 'mistake' });
    expect(steps(builder)?.map(([did]) => did)).toEqual(['asserted', 'retracted', 'restored']);
    expect(historyOf(builder)).toMatchObject({ stands: true });
  });

  it('says of an act on a retracted fact that it did nothing', () => {
    const builder = story();
    builder.retract('e1');
    builder.addSource('e1', { sources: [by('tribune')] });
    expect(steps(builder)?.map(([did]) => did)).toEqual(['asserted', 'retracted', 'nothing']);
  });

  it('is none for an id that no fact has', () => {
    expect(historyOf(story(), 'e9')).toBeNull();
  });
});
