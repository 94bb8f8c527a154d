import { readdirSync, readFileSync } from 'node:fs';
import { edtfReader } from '#libs/dates';
import { EVENTS, type EventType, goldenEvent, type TimelineEvent, upcast } from '#libs/domain';
import type { FactType } from './race-timeline/headlines.js';
import { EventBuilder } from '../../domain/src/testing/event-builder.js';
import { FACT_TYPES } from './testing/examples.js';
import { stateOf } from './testing/questions.js';

const FOLDER = 'test/fixtures/events';
const DAYS = ['2021-01', '2022-01-04', '2023'];

const isFact = (type: EventType): type is FactType => FACT_TYPES.some((fact) => fact === type);

const earlier = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const event = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as TimelineEvent;
    return { file, event, type: event.type };
  })
  .filter(({ event, type }) => event.schema < EVENTS[type].version && isFact(type));

/** The states of a race of which that is all there is. */
function states({ type, occurred, assertion, sources, data }: TimelineEvent) {
  const builder = new EventBuilder();
  if (isFact(type)) builder.record(type, { occurred, assertion, sources, data });
  return DAYS.map((validAt) => stateOf(builder, { validAt }));
}

/** What the newest golden fixture says, as far as the earlier one says it. */
function twinOf({ type, data }: TimelineEvent): TimelineEvent {
  const twin = goldenEvent(type, edtfReader);
  const said = Object.entries(twin.data).filter(([name]) => Object.hasOwn(data, name));
  return { ...twin, data: Object.fromEntries(said) } as TimelineEvent;
}

describe('a fact of an earlier version', () => {
  it.each(earlier)('$file gives the states that its newest twin gives', ({ event }) => {
    const read = upcast(event);
    expect(states(read)).toEqual(states(twinOf(read)));
  });
});
