import fc from 'fast-check';
import { Endorsements, supports, THE_SLOT } from '../testing/endorsements.js';
import { anOrganization, by, knownAt } from '../testing/event-builder.js';
import { EVERYTHING } from './current-facts.js';
import { FactLedger } from './fact-ledger.js';

const opposes = supports({ stance: 'oppose' });

describe('the ledger of a race', () => {
  it('finds a fact by its id, and by that of what acts on it', () => {
    const race = new Endorsements();
    race.announce();
    const correction = race.correct('e1', { replacement: { data: opposes } });
    const ledger = FactLedger.of(race.events);
    const { revision, stands, asserted, metaEvents } = ledger.fact('e1')!;
    expect([revision.data, stands, asserted.version, metaEvents.length]).toEqual([
      opposes,
      true,
      1,
      1,
    ]);
    expect(ledger.fact(correction)).toMatchObject({
      named: { version: 2 },
      stands: true,
      revision: { fact: 'e1' },
    });
    expect(ledger.fact('e9')).toBeUndefined();
  });

  it('says of a retracted fact, and of an act taken back, that it no longer stands', () => {
    const race = new Endorsements();
    race.announce();
    const correction = race.correct('e1', { replacement: { data: opposes } });
    const undone = race.retract(correction);
    expect(FactLedger.of(race.events).fact(correction)?.stands).toBe(false);
    expect(FactLedger.of(race.events).fact(undone)?.stands).toBe(true);
    const retraction = race.retract('e1', { reason: 'duplicate' });
    const ledger = FactLedger.of(race.events);
    expect(ledger.fact('e1')).toMatchObject({
      stands: false,
      retraction: { event: retraction, reason: 'duplicate' },
      revision: { data: supports() },
    });
    expect(ledger.latest(THE_SLOT)).toEqual([]);
  });

  it('tells the history of a fact, each shape from the event that made it', () => {
    const race = new Endorsements();
    race.announce({ sources: [by('tribune', '2021-12-09')] });
    race.correct('e1', { kind: 'source', reason: 'reprinted', replacement: { data: opposes } });
    race.retract('e1', { reason: 'mistake' });
    const history = FactLedger.of(race.events).history('e1');
    expect(history).toMatchObject([
      { event: 'e1', type: 'EndorsementAnnounced', actsOn: null, kind: null, reason: null },
      { event: 'e2', type: 'EventCorrected', actsOn: 'e1', kind: 'source', reason: 'reprinted' },
      { event: 'e3', type: 'EventRetracted', actsOn: 'e1', reason: 'mistake', revision: null },
    ]);
    expect(history.map(({ revision }) => revision?.data['stance'])).toEqual([
      'support',
      'oppose',
      undefined,
    ]);
    expect(FactLedger.of(race.events).history('e9')).toEqual([]);
  });

  it('knows which slots lie under a path, while a fact stands in them', () => {
    const race = new Endorsements();
    race.announce();
    race.announce({ data: { endorser: anOrganization('the-guild') } });
    const ledger = FactLedger.of(race.events);
    expect(ledger.slotsUnder('endorsement/the-guild/')).toEqual(['endorsement/the-guild/valencia']);
    expect(ledger.slotsUnder('endorsement/')).toHaveLength(2);
    race.retract('e2');
    ledger.add(race.events.at(-1)!);
    expect(ledger.slotsUnder('endorsement/the-guild/')).toEqual([]);
  });

  it('uses by number what acts on nothing that is there', () => {
    const race = new Endorsements();
    race.retract('e9');
    expect(FactLedger.of(race.events).known(knownAt())).toMatchObject({ version: 1 });
  });
});

/** One step of a history: a fact, or something done to an event before it. */
const aStep = fc.record({
  act: fc.constantFrom('announce', 'announce', 'correct', 'retract', 'addSource'),
  target: fc.nat(20),
  occurred: fc.constantFrom('2021-12', '2021-12-08', '../2021', undefined),
  stance: fc.constantFrom('support', 'oppose'),
  endorser: fc.constantFrom('the-union', 'the-guild'),
  follows: fc.boolean(),
});
type Step = ReturnType<(typeof aStep)['generate']>['value'];

function historyOf(steps: readonly Step[]) {
  const race = new Endorsements();
  race.announce();
  for (const { act, target, occurred, stance, endorser, follows } of steps) {
    const before = `e${(target % race.events.length) + 1}`;
    const dated = occurred === undefined ? {} : { occurred };
    const data = { stance, endorser: anOrganization(endorser) } as const;
    const acts = {
      announce: () => race.announce({ ...dated, data, ...(follows && { follows: before }) }),
      correct: () => race.correct(before, { replacement: { ...dated, data: supports(data) } }),
      retract: () => race.retract(before),
      addSource: () => race.addSource(before, { ...dated, sources: [by('herald', '2021-12')] }),
    };
    acts[act]();
  }
  return race.events;
}

const SLOTS = [THE_SLOT, 'endorsement/the-guild/valencia'];
const seen = (ledger: FactLedger) => [
  ledger.version,
  SLOTS.map((slot) => ledger.latest(slot)),
  ledger.slotsUnder('endorsement/').toSorted(),
];

describe('a ledger that grows event by event', () => {
  it('holds in each slot what is known of the whole history', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        const ledger = new FactLedger();
        for (const accepted of historyOf(steps)) {
          ledger.add(accepted);
          const known = ledger.known(EVERYTHING).slots;
          expect(SLOTS.map((slot) => ledger.latest(slot))).toEqual(
            SLOTS.map((slot) => known.get(slot) ?? []),
          );
          expect(ledger.slotsUnder('endorsement/').toSorted()).toEqual([...known.keys()].sort());
        }
      }),
    );
  });

  it('is after an undo as it was before the addition', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        const ledger = new FactLedger();
        const before: unknown[] = [];
        const undos = historyOf(steps).map((accepted) => {
          before.push(seen(ledger));
          return ledger.add(accepted);
        });
        for (const undo of undos.toReversed()) {
          undo();
          expect(seen(ledger)).toEqual(before.pop());
        }
      }),
    );
  });
});
