import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { toCloudEvent } from '#libs/application';
import { acceptedEvents, definitionOfType, type TimelineEvent } from '#libs/domain';
import { cloudDataSchema } from './event-schemas.js';

const FOLDER = 'test/fixtures/events';
const BOUNDS = ['earliest', 'latest'];
const AN_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const fixtures = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')] as const);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

function sent(text: string): ReturnType<typeof toCloudEvent> {
  const event = JSON.parse(text) as TimelineEvent;
  const record = { stream: 'race/x', by: 'editor:k', correlation: null, warnings: [] };
  const [accepted] = acceptedEvents(
    { ...record, events: [event] },
    { base: 0, recordedAt: Date.UTC(2022, 5, 1) },
  );
  return JSON.parse(JSON.stringify(toCloudEvent(accepted!, ''))) as never;
}

/** The bounds of every date in a document, whatever it is in. */
function boundsIn(document: unknown): readonly unknown[] {
  const bounds: unknown[] = [];
  JSON.stringify(document, (name, value: unknown) => {
    if (BOUNDS.includes(name) && typeof value !== 'boolean') bounds.push(value);
    return value;
  });
  return bounds.filter((bound) => bound !== null);
}

describe('an event on the wire', () => {
  it.each(fixtures)('tells every instant as RFC 3339 in UTC: %s', (_, text) => {
    const { data, recordedtime } = sent(text);
    for (const instant of [recordedtime, ...boundsIn(data)]) expect(instant).toMatch(AN_INSTANT);
  });

  it.each(fixtures)('is as its schema says: %s', (_, text) => {
    const { type, schema } = JSON.parse(text) as TimelineEvent;
    const definition = definitionOfType(type);
    const validate = ajv.compile(cloudDataSchema(definition));
    validate(sent(text).data);
    expect(schema <= definition.version && validate.errors).toBeNull();
  });
});
