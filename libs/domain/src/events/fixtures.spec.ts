import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { exampleOf } from '../command/example-of.js';
import { readCommand } from '../command/read-command.js';
import { commandSchema, eventSchema } from '../command/schemas.js';
import { contextOf, door } from '../command/testing/context.js';
import type { FactEvent } from '../fact/fact-entry.js';
import { definitionOf, placedFacts } from '../fact/fact-entry.js';
import { EARLIER } from './example.js';
import { EVENTS, type EventType } from './index.js';

const FOLDER = 'test/fixtures/events';
const types = Object.keys(EVENTS) as EventType[];
const fixtures = readdirSync(FOLDER).map((file) => {
  const [, type = '', version = ''] = /^(\w+)\.v(\d+)\.json$/.exec(file) ?? [];
  const event = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as FactEvent;
  return { file, type, version: Number(version), event };
});

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const problemsOf = (schema: object, value: unknown): string[] => {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
};

/** The event of an example, with ids that say which is which. */
function eventOfExample(type: EventType): unknown {
  const eventId = (_stream: string, cid: string) => (cid === EARLIER.key ? 'e' : 't').repeat(26);
  const acted = type === 'EventCorrected' ? 'CandidacyConceded' : 'EndorsementAnnounced';
  const context = contextOf({}, { door: { ...door, eventId }, factType: () => acted });
  const read = readCommand(exampleOf(type), context);
  return 'refused' in read ? read.refused : read.drafts[0]?.event;
}

describe('the example of each event', () => {
  it.each(types)('%s is read without an issue, as the golden fixture', (type) => {
    const fixture = fixtures.find(
      (each) => each.type === type && each.version === EVENTS[type].version,
    );
    expect(fixture?.event).toEqual(eventOfExample(type));
  });

  it.each(types)('%s is valid by the schema of its command', (type) => {
    expect(problemsOf(commandSchema(type), exampleOf(type))).toEqual([]);
  });
});

describe('each golden fixture', () => {
  it.each(fixtures)('$file is of a type and version that the catalogue knows', (fixture) => {
    expect(definitionOf(fixture.type)).toBeDefined();
    expect(fixture.version).toBeLessThanOrEqual(EVENTS[fixture.type as EventType].version);
    expect([fixture.event.type, fixture.event.schema]).toEqual([fixture.type, fixture.version]);
  });

  it.each(fixtures)('$file is valid by the schema of its event', ({ type, event }) => {
    expect(problemsOf(eventSchema(type as EventType), event)).toEqual([]);
  });

  it.each(fixtures)('$file asserts its facts in slots of their own', ({ type, event }) => {
    const facts = placedFacts(event);
    const acts = EVENTS[type as EventType].supersedes === 'nothing';
    expect(facts.length > 0).toBe(!acts);
    expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
    for (const { slot } of facts) expect(slot).toMatch(/^[a-z-]+(?:\/[^/\s]+)*$/);
  });
});
