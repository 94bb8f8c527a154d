import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FactLedger, holdersAt, type JsonSchema, knownFacts, raceIdentity } from '#libs/domain';
import { EventBuilder } from '../../domain/src/testing/event-builder.js';
import { factHistoryDocument } from './fact-history/fact-history.js';
import { factHistorySchema } from './fact-history/schema.js';
import { raceState } from './race-state/race-state.js';
import { raceStateSchema } from './race-state/schema.js';
import { timelineItems } from './race-timeline/race-timeline.js';
import { timelineSchema } from './race-timeline/schema.js';
import { exampleEvent, FACT_TYPES } from './testing/examples.js';
import { aRace, heldIn, knownIn } from './testing/questions.js';
import { closed } from './testing/schemas.js';
import { sampleHistory } from './testing/sample-history.js';

const NDJSON = readFileSync('data/sample/il-sos-2022.ndjson', 'utf8');
const RACES = [
  'il-sos-2018-general',
  'il-sos-2022-dem-primary',
  'il-sos-2022-rep-primary',
  'il-sos-2022-general',
];
const DAYS = ['2017-01-01', '2021-07-15', '2022-01-04', '2022-06-29', '2023-01-01'];
const EVERYTHING = { clock: 'recorded', knownBefore: null, atVersion: null } as const;

/** What is wrong with a document, by a schema that allows no field that it does not name. */
function issuesOf(schema: JsonSchema) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(closed(schema));
  return (document: unknown) => {
    validate(JSON.parse(JSON.stringify(document)));
    return validate.errors ?? [];
  };
}

const stateIssues = issuesOf(raceStateSchema);
const timelineIssues = issuesOf(timelineSchema);
const historyIssues = issuesOf(factHistorySchema);

/** Every type of fact as its example has it. */
function examples(): EventBuilder {
  const builder = new EventBuilder();
  for (const type of FACT_TYPES) {
    const { occurred, data } = exampleEvent(type, aRace());
    builder.record(type, { occurred, data: data });
  }
  return builder;
}

describe('the schemas of the documents', () => {
  it.each(RACES)('describe the states, the timeline and every fact of %s', (race) => {
    const { events } = sampleHistory(NDJSON, race);
    const identity = raceIdentity(events);
    const known = knownFacts(events, EVERYTHING);
    for (const day of DAYS) {
      const validBefore = Date.parse(day);
      const slots = new Map(
        [...known.slots].map(([slot, facts]) => [slot, holdersAt(facts, validBefore)]),
      );
      const { falseReports } = known;
      expect(stateIssues(raceState({ identity, slots, falseReports, validBefore }))).toEqual([]);
    }
    const items = timelineItems(known, identity);
    expect(timelineIssues({ data: items })).toEqual([]);
    const ledger = FactLedger.of(events);
    for (const { fact } of items)
      expect(historyIssues(factHistoryDocument(ledger.history(fact)))).toEqual([]);
  });

  it('describe the state and the timeline of every type of fact', () => {
    const history = examples();
    for (const validAt of ['2021-01', '2022-01-04', '2023'])
      expect(stateIssues(raceState(heldIn(history, { validAt })))).toEqual([]);
    expect(timelineIssues({ data: timelineItems(knownIn(history), aRace()) })).toEqual([]);
  });

  it('refuse a document with a field of the wrong kind', () => {
    const state = raceState(heldIn(examples(), { validAt: '2023' }));
    expect(stateIssues({ ...state, counts: { ...state.counts, running: 4 } })).not.toEqual([]);
  });
});
