import { readFileSync } from 'node:fs';
import { type EventType, knownFacts, raceIdentity } from '#libs/domain';
import { aPerson, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { at } from '../../../domain/src/testing/dates.js';
import { exampleEvent, FACT_TYPES } from '../testing/examples.js';
import { aRace, knownIn } from '../testing/questions.js';
import { sampleHistory } from '../testing/sample-history.js';
import { headlineOf } from './headlines.js';
import { timelineItems, timelineLength, type TimelineQuestion } from './race-timeline.js';

const endorser = aPerson('durbin', 'Richard J. Durbin');
const candidate = aPerson('valencia', 'Anna Valencia');

class Story extends EventBuilder {
  supports(occurred: string | undefined, who = endorser): this {
    const data = { endorser: who, candidate, stance: 'support' } as const;
    this.record('EndorsementAnnounced', { ...(occurred !== undefined && { occurred }), data });
    return this;
  }
}

const told = (builder: EventBuilder, asked: TimelineQuestion = {}) =>
  timelineItems(knownIn(builder), aRace(), asked);

describe('the timeline of a race', () => {
  const story = new Story()
    .supports('2022-01-04', aPerson('c'))
    .supports(undefined, aPerson('undated'))
    .supports('../2021-12-08', aPerson('b'))
    .supports('2021-07', aPerson('a'));

  it('tells facts in the order of time, and undated ones last, apart from it', () => {
    expect(told(story).map(({ people, undated }) => [people[0], undated])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
      ['undated', true],
    ]);
  });

  it('says what happened, when it may have and when it surely has, and from whom that is known', () => {
    const [item] = told(story);
    expect(item).toMatchObject({
      headline: 'a endorses Anna Valencia',
      occurred: { edtf: '2021-07' },
      possibleFrom: '2021-07-01T00:00:00.000Z',
      certainFrom: '2021-08-01T00:00:00.000Z',
      assertion: 'reported',
      people: ['a', 'valencia'],
      links: { history: '/v1/facts/e4/history', event: '/v1/events/e4' },
    });
    expect(Object.keys(item?.sources ?? {})).toEqual(['our-own-desk-undated']);
  });

  it.each([
    ['all that is known', {}, 4],
    ['what may have happened by then', { validBefore: at('2021-07-15') }, 3],
    ['what surely has', { validBefore: at('2021-08-15'), includeUncertain: false }, 1],
    ['of one slot', { slot: 'endorsement/a/valencia' }, 1],
    ['of no such type', { types: new Set(['RaceCalled']) }, 0],
  ] as const)('tells %s', (_, asked, length) => {
    expect(told(story, asked)).toHaveLength(length);
    expect(timelineLength(knownIn(story), asked)).toBe(length);
  });

  it('can be read page by page', () => {
    const pages = [0, 2].flatMap((offset) => told(story, { offset, limit: 2 }));
    expect(pages).toEqual(told(story));
  });

  it('shows on an endorsement that it was rescinded, once that may have happened', () => {
    const builder = new Story().supports('2021-04');
    const data = { endorser, candidate };
    builder.record('EndorsementRescinded', { occurred: '2022-03-23', follows: 'e1', data });
    expect(told(builder)[0]?.standing).toMatchObject({ value: 'rescinded', fact: 'e2' });
    expect(told(builder)[1]).toMatchObject({ follows: 'e1' });
    expect(told(builder, { validBefore: at('2022-03-01') })[0]?.standing).toBeUndefined();
  });

  it('flags a false report, and a correction', () => {
    const builder = new Story().supports('2021-01').supports('2021-02', aPerson('other'));
    builder.retract('e1', { kind: 'source', reason: 'false-report' });
    const data = { endorser: aPerson('other'), candidate, stance: 'oppose' };
    builder.correct('e2', {
      kind: 'source',
      reason: 'misheard',
      replacement: { occurred: '2021-03', data },
    });
    const [first, second] = told(builder);
    expect(first?.falseReport).toMatchObject({ reason: 'false-report', retractedBy: 'e3' });
    expect(second).toMatchObject({
      headline: 'other opposes Anna Valencia',
      corrected: { kind: 'source', reason: 'misheard', event: 'e4' },
    });
    expect(told(builder, { includeRetracted: false })).toHaveLength(1);
  });

  it('does not tell of the creation of its own record', () => {
    const ndjson = readFileSync('data/sample/il-sos-2022.ndjson', 'utf8');
    const { events } = sampleHistory(ndjson, 'il-sos-2022-dem-primary');
    const known = knownFacts(events, { clock: 'recorded', knownBefore: null, atVersion: null });
    const types = new Set(timelineItems(known, raceIdentity(events)).map(({ type }) => type));
    expect(types.has('RaceCreated')).toBe(false);
    expect(types.has('CandidacyDeclared')).toBe(true);
  });
});

describe('the headlines', () => {
  const headline = (type: EventType) => {
    const builder = new EventBuilder();
    const { occurred, data } = exampleEvent(type, aRace());
    builder.record(type, { occurred, data: data });
    return [...knownIn(builder).slots.values()].flat().map(headlineOf)[0] ?? '';
  };

  it.each(FACT_TYPES)('say what a %s says, in a sentence of names and words', (type) => {
    const said = headline(type);
    expect(said).toMatch(/^[A-Z].{10,}/);
    expect(said).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object/);
    expect(said).not.toMatch(/ {2}/);
  });

  it.each([
    [
      'FinanceSummaryReported',
      'Alexi Giannoulias is said to have about $3.8 million (funds available)',
    ],
    ['EndorsementAnnounced', 'Richard J. Durbin endorses Anna Valencia'],
    ['CandidacyWithdrawn', 'Pat Dowell leaves the race'],
  ] as const)('of a %s: %s', (type, expected) => {
    expect(headline(type)).toBe(expected);
  });
});
