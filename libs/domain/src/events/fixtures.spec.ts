import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { edtfReader } from '#libs/dates';
import { exampleOf } from '../command/example-of.js';
import { goldenEvent } from '../command/golden-event.js';
import { commandSchema, eventSchema } from '../command/schemas.js';
import type { FactEvent } from '../fact/fact-entry.js';
import { definitionOf, placedFacts } from '../fact/fact-entry.js';
import { EVENTS, type EventType, type TimelineEvent } from './index.js';
import { misfitOf } from './misfit.js';
import { upcast } from './upcast.js';

const FOLDER = 'test/fixtures/events';
/** A type, a version, and a word for what is special where a version has several. */
const NAME = /^(\w+)\.v(\d+)(?:\.[a-z-]+)?\.json$/;
const HASHES = 'sha256.txt';

const types = Object.keys(EVENTS) as EventType[];
const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const files = readdirSync(FOLDER).filter((file) => file !== HASHES);
const fixtures = files.map((file) => {
  const [, type = '', version = ''] = NAME.exec(file) ?? [];
  const event = JSON.parse(textOf(file)) as FactEvent;
  return { file, type: type as EventType, version: Number(version), event };
});
const earlier = fixtures.filter(({ type, version }) => version < EVENTS[type].version);

/** As this program reads it from the log. */
const read = (event: FactEvent): FactEvent => upcast(event as unknown as TimelineEvent);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const problemsOf = (schema: object, value: unknown): string[] => {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
};

const versions = types.flatMap((type) =>
  Array.from({ length: EVENTS[type].version }, (_, index) => ({ type, version: index + 1 })),
);

describe('the example of each event', () => {
  it.each(types)('%s is read without an issue, as the golden fixture', (type) => {
    const file = `${type}.v${EVENTS[type].version}.json`;
    const fixture = fixtures.find((each) => each.file === file);
    expect(fixture?.event).toEqual(goldenEvent(type, edtfReader));
  });

  it.each(types)('%s is valid by the schema of its command', (type) => {
    expect(problemsOf(commandSchema(type), exampleOf(type))).toEqual([]);
  });
});

describe('the golden fixtures', () => {
  it('are there for every version that a type ever had', () => {
    const there = fixtures.map(({ type, version }) => `${type} ${version}`);
    for (const { type, version } of versions) expect(there).toContain(`${type} ${version}`);
  });

  it('are kept for ever as they are: those that are listed, and no others', () => {
    const hashed = files.map(
      (file) => `${createHash('sha256').update(textOf(file)).digest('hex')}  ${file}`,
    );
    expect(hashed.sort(byFile)).toEqual(textOf(HASHES).trimEnd().split('\n').sort(byFile));
  });
});

const byFile = (one: string, other: string): number => (one.slice(66) < other.slice(66) ? -1 : 1);

describe('each golden fixture', () => {
  it.each(fixtures)('$file is of a type and version that the catalogue knows', (fixture) => {
    expect(definitionOf(fixture.type)).toBeDefined();
    expect(fixture.version).toBeLessThanOrEqual(EVENTS[fixture.type].version);
    expect([fixture.event.type, fixture.event.schema]).toEqual([fixture.type, fixture.version]);
  });

  it.each(fixtures)('$file is valid by the schema of its event', ({ type, version, event }) => {
    expect(problemsOf(eventSchema(type, version), event)).toEqual([]);
  });

  it.each(fixtures)('$file is in its shape, and without its data in none', ({ event }) => {
    const recorded = event as unknown as TimelineEvent;
    expect(misfitOf(recorded)).toBeUndefined();
    expect(misfitOf({ ...recorded, data: 7 } as never)).toBe('data is not what it has to be');
  });

  it.each(fixtures)('$file asserts its facts in slots of their own', ({ type, event }) => {
    const facts = placedFacts(read(event));
    const acts = EVENTS[type].supersedes === 'nothing';
    expect(facts.length > 0).toBe(!acts);
    expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
    for (const { slot } of facts) expect(slot).toMatch(/^[a-z-]+(?:\/[^/\s]+)*$/);
  });
});

describe('each golden fixture of an earlier version', () => {
  it.each(earlier)('$file is read in the shape of now', ({ type, event }) => {
    const { schema, ...shaped } = read(event);
    expect(schema).toBe(EVENTS[type].version);
    const withShape = { ...shaped, schema };
    expect(problemsOf(eventSchema(type), withShape)).toEqual([]);
    expect(read(withShape)).toEqual(withShape);
  });

  it.each(earlier)('$file says nothing else than its newest twin', ({ type, event }) => {
    const twin = goldenEvent(type, edtfReader) as unknown as FactEvent;
    expect(twin.data).toMatchObject(read(event).data);
    expect(placedFacts(read(event)).map(({ slot }) => slot)).toEqual(
      placedFacts(twin).map(({ slot }) => slot),
    );
  });

  it.each(earlier)('$file is brought up field by field as it is whole', ({ event }) => {
    const whole = read(event).data;
    for (const [name, value] of Object.entries(event.data))
      expect(whole).toMatchObject(read({ ...event, data: { [name]: value } }).data);
  });
});
