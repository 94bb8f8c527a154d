import type { Accepted, EventShape } from '../event/timeline-event.js';
import { FactLedger } from '../fact/fact-ledger.js';
import { at } from '../testing/dates.js';
import { anOrganization, aPerson, by, EventBuilder } from '../testing/event-builder.js';
import type { TimelineEvent } from './index.js';
import { inShapeOfNow, knowsShape, upcast } from './upcast.js';

const POLL: EventShape = { type: 'PollPublished', schema: 1 };
const poll = (schema: number, data: object) =>
  ({ id: 'e', type: 'PollPublished', schema, data }) as unknown as TimelineEvent;

describe('the shapes that this program knows', () => {
  it.each([
    ['PollPublished', 1, true],
    ['PollPublished', 2, true],
    ['PollPublished', 3, false],
    ['PollPublished', 0, false],
    ['PollPublished', 1.5, false],
    ['PollWithdrawn', 2, false],
    ['toString', 1, false],
    ['NeverHeard', 1, false],
  ])('%s version %d: %p', (type, schema, isKnown) => {
    expect(knowsShape({ type, schema })).toBe(isKnown);
  });
});

describe('an event of an earlier version', () => {
  it.each([
    ['telephone', ['telephone']],
    ['automated calls, texts', ['automated calls', 'texts']],
    ['Live Phone/Text-to-Web/Online Panel', ['Live Phone', 'Text-to-Web', 'Online Panel']],
    ['IVR; online + mail', ['IVR', 'online', 'mail']],
    [' / ', [' / ']],
  ])('that names the mode of a poll %p has the list of them', (mode, modes) => {
    expect(upcast(poll(1, { mode, sampleSize: 400 }))).toEqual(poll(2, { modes, sampleSize: 400 }));
  });

  it('is read as it is where its type has the shape still, or where nobody knows it', () => {
    for (const schema of [2, 3, 99]) {
      const event = poll(schema, { mode: 'kept' });
      expect(upcast(event)).toBe(event);
    }
  });

  it('has data that only a known shape brings up', () => {
    expect(inShapeOfNow(POLL, {})).toEqual({});
    expect(() => inShapeOfNow({ ...POLL, schema: 3 }, {})).toThrow(
      'PollPublished version 3 is not known to this program.',
    );
  });
});

describe('what acts on a fact of an earlier version', () => {
  const results = [{ candidate: aPerson('dowell'), pct: '40' }];
  const data = { pollster: anOrganization('ogden-fry'), results };
  const said = (publisher: string) => ({ occurred: '2021-12-01', sources: [by(publisher)] });

  /** A poll, a source that adds how people were reached, and a correction of all that; as recorded at a time. */
  function history(isOf: 'now' | 'version 1'): readonly Accepted<TimelineEvent>[] {
    const modes = (...all: readonly string[]) =>
      isOf === 'now' ? { modes: all } : { mode: all.join(', ') };
    const builder = new EventBuilder();
    const published = builder.record('PollPublished', { ...said('gazette'), data });
    builder.addSource(published, { sources: [by('tribune')], adds: modes('texts', 'telephone') });
    builder.correct(published, {
      replacement: { ...said('herald'), data: { ...data, ...modes('texts', 'mail') } },
    });
    return isOf === 'now' ? builder.events : builder.events.map(asOfVersion1);
  }

  /** Version 1 of what acts on a fact did not say of what shape the data of the fact are. */
  function asOfVersion1(accepted: Accepted<TimelineEvent>): Accepted<TimelineEvent> {
    const { carries, ...event } = accepted.event;
    expect(carries === undefined).toBe(event.type === 'PollPublished');
    return { ...accepted, event: upcast({ ...event, schema: 1 }) };
  }

  const everyVersion = [1, 2, 3].map((atVersion) => ({
    clock: 'recorded' as const,
    knownBefore: null,
    atVersion,
  }));

  it('says the same, at every version, as it would today', () => {
    const [then, now] = [FactLedger.of(history('version 1')), FactLedger.of(history('now'))];
    for (const knowledge of everyVersion)
      expect(then.known(knowledge)).toEqual(now.known(knowledge));
    expect(then.history('e1')).toEqual(now.history('e1'));
    expect(then.fact('e1')?.revision.data).toMatchObject({ modes: ['texts', 'mail'] });
  });

  it('is given its time by the log like any other', () => {
    const ledger = FactLedger.of(history('version 1'));
    ledger.redate('e3', at('2023-01-01'));
    const known = { clock: 'recorded', knownBefore: at('2022-12-01'), atVersion: null } as const;
    const [before] = [...ledger.known(known).slots.values()].flat();
    expect(before?.data).toMatchObject({ modes: ['texts', 'telephone'] });
  });

  it('cannot be told where its shape is not known', () => {
    const [first, added] = history('now');
    const event = { ...added!.event, carries: { ...POLL, schema: 3 } };
    const ledger = FactLedger.of([first!]);
    expect(() => ledger.add({ ...added!, event })).toThrow('not known to this program');
    expect(ledger.version).toBe(1);
  });
});
