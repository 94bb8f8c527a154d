import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  anOrganization,
  by,
  EventBuilder,
  knownAtVersion,
} from '../../../domain/src/testing/event-builder.js';
import { Gap, type JsonPart } from '../held/json-text.js';
import { heldIn, stateOf } from '../testing/questions.js';
import { sampleHistory } from '../testing/sample-history.js';
import { raceState, raceStateParts } from './race-state.js';

const NDJSON = readFileSync('data/sample/il-sos-2022.ndjson', 'utf8');
const history = sampleHistory(NDJSON, 'il-sos-2022-dem-primary');

const joined = (parts: readonly JsonPart[]): string => parts.map(textOf).join('');

function textOf(part: JsonPart): string {
  if (part instanceof Gap) throw new Error('No address is put there later.');
  return typeof part === 'string' ? part : new TextDecoder().decode(part);
}

const question = fc.record({
  validAt: fc
    .date({ min: new Date('2021-06-01'), max: new Date('2022-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  atVersion: fc.integer({ min: 1, max: history.events.length }),
});

describe('a state of facts that were shown before', () => {
  it('is the same, as document and as parts, as of facts that nobody has shown', () => {
    fc.assert(
      fc.property(question, ({ validAt, atVersion }) => {
        const held = heldIn(history, { validAt, knowledge: knownAtVersion(atVersion) });
        const anew = JSON.stringify(raceState(structuredClone(held)));
        expect(JSON.stringify(raceState(held))).toBe(anew);
        expect(`${joined(raceStateParts(held))}}`).toBe(anew);
      }),
    );
  });
});

describe('a rating', () => {
  const rater = anOrganization('cook');
  const rated = (publishers: readonly string[]): EventBuilder => {
    const builder = new EventBuilder();
    for (const publisher of publishers)
      builder.record('RatingChanged', {
        occurred: '2022-01-04',
        sources: [by(publisher)],
        data: { rater, to: `Lean, says ${publisher}` },
      });
    return builder;
  };

  it('that one fact decides is one document in every state, with its source in each', () => {
    const held = heldIn(rated(['cook']), { validAt: '2022-02-01' });
    const [one, other] = [
      raceState(held),
      raceState({ ...held, validBefore: Date.parse('2023-01-01') }),
    ];
    expect(one.ratings[0]).toBe(other.ratings[0]);
    expect(Object.keys(other.sources)).toEqual(one.ratings[0]?.sources);
  });

  it('is another where somebody says otherwise', () => {
    const builder = rated(['cook', 'herald']);
    const told = [1, 2].map((version) =>
      stateOf(builder, { validAt: '2022-02-01', knowledge: knownAtVersion(version) }),
    );
    expect(told.map(({ ratings }) => ratings[0]?.alternatives?.length)).toEqual([undefined, 1]);
    expect(told.map(({ sources }) => Object.keys(sources).length)).toEqual([1, 2]);
  });
});
