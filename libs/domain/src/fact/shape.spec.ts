import { at } from '../testing/dates.js';
import { Endorsements, supports } from '../testing/endorsements.js';
import { aPerson, by, knownAt, knownAtVersion } from '../testing/event-builder.js';
import { knownFacts } from './fact-ledger.js';

const TRIBUNE = by('tribune', '2021-12-09');
const opposes = supports({ stance: 'oppose' });

/** Recorded on 5 January from a page of 9 December. */
function aHistory() {
  const race = new Endorsements();
  race.announce({ occurred: '2021-12-08', sources: [TRIBUNE], recordedAt: '2022-01-05' });
  return race;
}

describe('a correction [F3]', () => {
  it('is known when it was recorded, on the recorded clock', () => {
    const race = aHistory();
    race.correct('e1', {
      recordedAt: '2022-01-07',
      replacement: { occurred: '2021-12-07', data: opposes },
    });
    expect(race.only(knownAt('2022-01-07'))).toMatchObject({ data: supports(), corrected: null });
    expect(race.only(knownAt('2022-01-08'))).toMatchObject({
      data: opposes,
      occurred: { edtf: '2021-12-07' },
      corrected: { event: 'e2', kind: 'transcription', at: at('2022-01-07') },
      knownSince: at('2022-01-07'),
    });
  });

  it('keeps the sources of the fact where it brings none, and replaces them where it does', () => {
    const race = aHistory();
    race.correct('e1', { replacement: { data: opposes } });
    expect(race.only()?.sources).toEqual([TRIBUNE]);
    const better = by('sun-times', '2021-12-08');
    race.correct('e1', { replacement: { data: opposes, sources: [better] } });
    expect(race.only()).toMatchObject({ sources: [better], published: at('2021-12-09') });
  });

  it('of our mistake counts as if it had always been so, on the published clock', () => {
    const race = aHistory();
    race.correct('e1', {
      kind: 'transcription',
      sources: [by('tribune', '2022-01-06')],
      replacement: { data: opposes, sources: [by('tribune', '2021-12-07')] },
    });
    expect(race.only(knownAt('2021-12-08', 'published'))?.data).toEqual(opposes);
    expect(race.only(knownAt(at('2021-12-08') - 1, 'published'))).toBeUndefined();
  });

  it('of the source is known by the sources of its command, never by those inside', () => {
    const race = aHistory();
    race.correct('e1', {
      kind: 'source',
      sources: [by('tribune', '2021-12-15')],
      replacement: { data: opposes, sources: [by('tribune', '2021-12-07')] },
    });
    const stanceAt = (day: string) => race.only(knownAt(day, 'published'))?.data['stance'];
    expect(['2021-12-09', '2021-12-10', '2021-12-15', '2021-12-16'].map(stanceAt)).toEqual([
      undefined,
      'support',
      'support',
      'oppose',
    ]);
  });

  it('is never known before what it corrects', () => {
    const race = aHistory();
    race.correct('e1', {
      kind: 'source',
      sources: [by('tribune', '2021-12-01')],
      replacement: { data: opposes },
    });
    expect(race.only(knownAt('2021-12-05', 'published'))).toBeUndefined();
    expect(race.only(knownAt('2021-12-10', 'published'))?.data).toEqual(opposes);
  });

  it('applies in the order of versions, a correction of a correction to the same fact', () => {
    const race = aHistory();
    const first = race.correct('e1', { replacement: { data: opposes } });
    race.correct(first, { replacement: { data: supports({ medium: 'radio' }) } });
    expect(race.only()).toMatchObject({ fact: 'e1', data: { stance: 'support', medium: 'radio' } });
    expect(race.only(knownAtVersion(2))?.data).toEqual(opposes);
  });

  it('takes p from the sources of the replacement and the recording of the first event [T5]', () => {
    const race = aHistory();
    race.correct('e1', {
      recordedAt: '2022-02-01',
      replacement: { occurred: '2022', data: opposes, sources: [by('tribune')] },
    });
    expect(race.only()?.latest).toBe(at('2022-01-05'));
  });
});

describe('the id of a fact of an event with several measures [S1]', () => {
  const cents = (amountCents: number) =>
    ({ amountCents, currency: 'USD', approximate: false }) as const;

  it('stays with its measure, whatever a correction states first', () => {
    const race = new Endorsements();
    const candidate = aPerson('valencia');
    race.record('FinanceReported', { data: { candidate, totalReceipts: cents(1) } });
    race.correct('e1', {
      replacement: { data: { candidate, fundsAvailable: cents(2), totalReceipts: cents(3) } },
    });
    const { slots } = knownFacts(race.events, knownAt());
    expect([...slots].map(([slot, [fact]]) => [slot, fact?.fact])).toEqual([
      ['cash/valencia/-/fundsAvailable', 'e1#fundsAvailable'],
      ['cash/valencia/-/totalReceipts', 'e1'],
    ]);
  });
});

describe('a retraction [F3]', () => {
  it('leaves nothing from its K on', () => {
    const race = aHistory();
    race.retract('e1', { recordedAt: '2022-01-07' });
    expect(race.slot(knownAt('2022-01-07'))).toHaveLength(1);
    expect(race.slot(knownAt('2022-01-08'))).toEqual([]);
    expect(knownFacts(race.events, knownAt()).falseReports).toEqual([]);
  });

  it('of a false report lists it from that K on', () => {
    const race = aHistory();
    race.retract('e1', {
      kind: 'source',
      reason: 'false-report',
      sources: [by('tribune', '2021-12-20')],
    });
    const at20 = knownFacts(race.events, knownAt('2021-12-20', 'published'));
    const at21 = knownFacts(race.events, knownAt('2021-12-21', 'published'));
    expect([at20.slots.size, at20.falseReports.length]).toEqual([1, 0]);
    expect(at21.slots.size).toBe(0);
    expect(at21.falseReports).toMatchObject([
      { revision: { fact: 'e1' }, retractedBy: 'e2', at: at('2021-12-21') },
    ]);
  });

  it('of our mistake counts as if it had never been so, on the published clock', () => {
    const race = aHistory();
    race.retract('e1', { kind: 'transcription', sources: [by('tribune', '2022-01-20')] });
    expect(race.slot(knownAt('2021-12-20', 'published'))).toEqual([]);
  });

  it('of a correction brings back what was before, and of a retraction the fact', () => {
    const race = aHistory();
    const correction = race.correct('e1', { replacement: { data: opposes } });
    race.retract(correction);
    expect(race.only()?.data).toEqual(supports());
    const retraction = race.retract('e1');
    expect(race.slot()).toEqual([]);
    race.retract(retraction);
    expect(race.only()?.data).toEqual(supports());
  });

  it('that is itself retracted does not apply', () => {
    const race = aHistory();
    const correction = race.correct('e1', { replacement: { data: opposes } });
    race.retract(race.retract(correction));
    expect(race.only()?.data).toEqual(opposes);
  });

  it('takes with it what acts on the act that it retracts', () => {
    const race = aHistory();
    const first = race.correct('e1', { replacement: { data: opposes } });
    race.correct(first, { replacement: { data: supports({ medium: 'radio' }) } });
    race.retract(first);
    expect(race.only()?.data).toEqual(supports());
  });
});

describe('an added source [F3]', () => {
  const SUN_TIMES = by('sun-times', '2021-12-08');

  it('stands beside the others and, being earlier, makes known from then on what it states', () => {
    const race = aHistory();
    race.addSource('e1', { sources: [SUN_TIMES] });
    expect(race.only()?.sources).toEqual([TRIBUNE, SUN_TIMES]);
    expect(race.only(knownAt(at('2021-12-09') - 1, 'published'))).toBeUndefined();
    expect(race.only(knownAt('2021-12-09', 'published'))?.sources).toEqual([SUN_TIMES]);
  });

  it('raises the assertion and never lowers it', () => {
    const race = aHistory();
    race.addSource('e1', { assertion: 'confirmed' });
    expect(race.only()?.assertion).toBe('confirmed');
    race.addSource('e1', { assertion: 'inferred' });
    expect(race.only()?.assertion).toBe('confirmed');
  });

  it('adds fields that the fact lacks and changes none', () => {
    const race = aHistory();
    race.addSource('e1', { adds: { medium: 'radio', stance: 'oppose' } });
    expect(race.only()?.data).toEqual(supports({ medium: 'radio' }));
  });

  it('narrows the range inside it and never beyond', () => {
    const race = new Endorsements();
    race.announce({ occurred: '2021-12' });
    race.addSource('e1', { occurred: '2021-12-08' });
    expect(race.only()?.occurred.edtf).toBe('2021-12-08');
    race.addSource('e1', { occurred: '2021-12-09' });
    expect(race.only()?.occurred.edtf).toBe('2021-12-08');
  });

  it('is known by its own sources on the published clock, and keeps since when the values are', () => {
    const race = aHistory();
    race.addSource('e1', { sources: [by('sun-times', '2021-12-20')], adds: { medium: 'radio' } });
    expect(race.only(knownAt('2021-12-20', 'published'))?.data).toEqual(supports());
    expect(race.only(knownAt('2021-12-21', 'published'))).toMatchObject({
      data: supports({ medium: 'radio' }),
      knownSince: at('2021-12-21'),
    });
    race.addSource('e1', { sources: [by('herald', '2021-12-30')] });
    expect(race.only(knownAt(null, 'published'))?.knownSince).toBe(at('2021-12-21'));
  });
});
