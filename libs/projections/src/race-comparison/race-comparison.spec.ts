import { readFileSync } from 'node:fs';
import {
  type Clock,
  definitionOfType,
  FactLedger,
  holdersAt,
  type KnownFacts,
  knownFacts,
  raceIdentity,
} from '#libs/domain';
import {
  anOrganization,
  by,
  EventBuilder,
  knownAtVersion,
} from '../../../domain/src/testing/event-builder.js';
import { exampleEvent, FACT_TYPES } from '../testing/examples.js';
import { aRace } from '../testing/questions.js';
import { sampleHistory } from '../testing/sample-history.js';
import { explanations, type HeldSide } from './explanations.js';
import { type ComparedSide, raceDifferences } from './race-comparison.js';

const FAR_AHEAD = Date.parse('2040-01-01');

const { events } = sampleHistory(
  readFileSync('data/sample/il-sos-2022.ndjson', 'utf8'),
  'il-sos-2022-dem-primary',
);
const retractions = new Map(
  FactLedger.of(events)
    .retracted(knownAtVersion(events.length))
    .map(({ revision, retractedBy }) => [revision.fact, retractedBy]),
);

function side(validAt: string, knownAt: string | null, clock: Clock = 'published'): ComparedSide {
  const validBefore = Date.parse(validAt);
  const knownBefore = knownAt === null ? null : Date.parse(knownAt);
  const known = knownFacts(events, { clock, knownBefore, atVersion: null });
  const { falseReports } = known;
  return { identity: raceIdentity(events), falseReports, ...heldSide(known, validBefore) };
}

function heldSide(known: KnownFacts, validBefore: number): HeldSide {
  const slots = new Map([...known.slots].map(([slot, all]) => [slot, holdersAt(all, validBefore)]));
  return { slots, known, validBefore };
}

describe('a comparison of two questions', () => {
  it('of the same question has no differences', () => {
    const one = side('2022-01-05', null);
    expect(raceDifferences(one, side('2022-01-05', null), retractions)).toEqual([]);
  });

  it('of two times tells what happened between them', () => {
    const found = raceDifferences(side('2022-01-05', null), side('2022-01-08', null), retractions);
    const left = found.find(({ key, field }) => key === 'pat-dowell' && field === 'status');
    expect([left?.left?.value, left?.right?.value]).toEqual(['declared', 'withdrawn']);
    expect(left?.explainedBy).toContainEqual(
      expect.objectContaining({ type: 'CandidacyWithdrawn', why: 'began' }),
    );
  });

  it('of two states of knowledge tells what was wrong and what put it right', () => {
    const found = raceDifferences(
      side('2021-02-20', '2021-02-20'),
      side('2021-02-20', '2022-01-06'),
      retractions,
    );
    const durbin = found.find(({ key }) => key === 'richard-durbin/alexi-giannoulias');
    const retracted = [...retractions.values()];
    expect(
      durbin?.explainedBy.map(({ event, why }) => [retracted.includes(event), why]),
    ).toContainEqual([true, 'retracted']);
    expect(found.some(({ group }) => group === 'falseReports')).toBe(true);
  });

  it('of before and after a decided conflict tells of the decision on both accounts', () => {
    const builder = new EventBuilder();
    for (const [paper, votes] of [
      ['tribune', 1],
      ['herald', 2],
    ] as const)
      builder.record('SlatingDecided', {
        occurred: '2021-12-14',
        sources: [by(paper)],
        data: { organization: anOrganization('party'), outcome: 'open', ballots: [{ votes }] },
      });
    builder.record('ConflictResolved', { data: { event: 'e1', reason: 'so', disputed: ['e2'] } });
    const [left, right] = [2, 3].map((version) => {
      const known = knownFacts(builder.events, knownAtVersion(version));
      return heldSide(known, Date.parse('2022-01-05'));
    });
    const found = explanations(left!, right!, new Map()).get('slating/party');
    expect(found?.map(({ fact, why, event }) => [fact, why, event]).sort()).toEqual([
      ['e1', 'resolved', 'e3'],
      ['e2', 'disputed', 'e3'],
    ]);
  });

  it.each(FACT_TYPES.filter((type) => definitionOfType(type).recordedIn === undefined))(
    'tells of a fact of type %s, with its event',
    (type) => {
      const event = exampleEvent(type, aRace());
      const at = { version: 1, recordedAt: Date.parse('2026-01-01'), by: 'a', correlation: null };
      const accepted = { ...at, stream: `race/${aRace().id}`, warnings: [], event };
      const [left, right] = [0, 1].map((version) => {
        const known = knownFacts([accepted], knownAtVersion(version));
        return { identity: aRace(), falseReports: [], ...heldSide(known, FAR_AHEAD) };
      });
      const found = raceDifferences(left!, right!, new Map());
      const explaining = found.flatMap(({ explainedBy }) => explainedBy.map((one) => one.event));
      expect(explaining).toContain(event.id);
    },
  );

  it('compares lists whole', () => {
    const builder = new EventBuilder();
    for (let rater = 0; rater < 130; rater += 1)
      builder.record('RatingChanged', {
        occurred: '2021-12-14',
        data: { rater: anOrganization(`rater-${rater}`), to: 'toss-up' },
      });
    const [left, right] = [129, 130].map((version) => {
      const known = knownFacts(builder.events, knownAtVersion(version));
      return { identity: aRace(), falseReports: [], ...heldSide(known, FAR_AHEAD) };
    });
    const found = raceDifferences(left!, right!, new Map());
    expect(found.map(({ group, key }) => [group, key])).toEqual([['ratings', 'rater-129']]);
  });

  it('explains each difference by at least one event, whichever side is which', () => {
    const moments: readonly (readonly [string, string | null])[] = [
      ['2021-03-01', '2021-03-01'],
      ['2021-07-15', null],
      ['2022-01-05', '2022-01-05'],
      ['2022-07-30', null],
    ];
    for (const one of moments)
      for (const other of moments) {
        const found = raceDifferences(side(...one), side(...other), retractions);
        const unexplained = found.filter(({ explainedBy }) => explainedBy.length === 0);
        expect(unexplained.map(({ group, key, field }) => [group, key, field])).toEqual([]);
      }
  });
});
