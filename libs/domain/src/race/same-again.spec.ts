import { describe, expect, it } from '@jest/globals';
import { holdersAt } from '../fact/holders.js';
import {
  command,
  count,
  createRace,
  declare,
  DURBIN,
  endorse,
  NURSES,
  rescind,
  retract,
  VALENCIA,
  WHITE,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';
import { TODAY } from '../testing/test-door.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);
const medium = (medium: string, saying = {}) =>
  command('AnnounceEndorsement', { ...(announced.data as object), medium }, saying);

describe('The same again [F6]', () => {
  it('is no event with no new source', () => {
    given(race, announced).when(announced).thenUnchanged();
  });

  it('is no event where it says less, or less exactly', () => {
    given(race, medium('a letter')).when(announced).thenUnchanged();
    given(race, announced)
      .when(endorse(DURBIN, VALENCIA, { occurred: '2021-12' }))
      .thenUnchanged();
    given(race, announced)
      .when(endorse(DURBIN, VALENCIA, { occurred: null }))
      .thenUnchanged();
  });

  it('is a source of the fact with a new source', () => {
    const added = given(race, announced)
      .when(endorse(DURBIN, VALENCIA, { by: 'Tribune' }))
      .thenRecords('SourceAdded');
    expect(added.data).toEqual({ event: eventOf(2) });
    expect(added.sources).toMatchObject([{ publisher: 'Tribune' }]);
  });

  it('adds nothing that the fact could not say itself', () => {
    const joint = { ...(announced.data as object), joint: [VALENCIA] };
    given(race, announced)
      .when(command('AnnounceEndorsement', joint, { by: 'Tribune' }))
      .thenRefused('self-endorsement', '/data/joint/0');
    const counted = count({ [VALENCIA.id]: 10 });
    const test = { ...(counted.data as object), isTest: true };
    given(race, counted)
      .when(command('UpdateResults', test, { occurred: '2022-06-28', by: 'Tribune' }))
      .thenRefused('test-result', '/data/isTest');
  });

  it('adds the fields that the fact lacks', () => {
    const added = given(race, announced)
      .when(medium('a letter', { by: 'Tribune' }))
      .thenRecords('SourceAdded');
    expect(added.data).toEqual({ event: eventOf(2), adds: { medium: 'a letter' } });
  });

  it('adds what was overlooked in a source already named', () => {
    const added = given(race, announced).when(medium('a letter')).thenRecords('SourceAdded');
    expect(added.data.adds).toEqual({ medium: 'a letter' });
    expect(added.sources).toMatchObject([{ publisher: 'Gazette' }]);
  });

  it('narrows the range, and never widens it', () => {
    const wide = endorse(DURBIN, VALENCIA, { occurred: '2021-12' });
    const narrow = endorse(DURBIN, VALENCIA, { by: 'Tribune' });
    const added = given(race, wide).when(narrow).thenRecords('SourceAdded');
    expect(added.data.occurred).toMatchObject({ edtf: '2021-12-08' });
    const wider = given(race, announced)
      .when({ ...wide, ...{ sources: narrow.sources } })
      .thenRecords('SourceAdded');
    expect(wider.data.occurred).toBeUndefined();
  });

  it('raises the assertion, and never lowers it', () => {
    const stronger = endorse(DURBIN, VALENCIA, { by: 'Tribune', assertion: 'confirmed' });
    const weaker = endorse(DURBIN, VALENCIA, { by: 'Tribune', assertion: 'inferred' });
    const raised = given(race, announced).when(stronger).thenRecords('SourceAdded');
    expect(raised.data.assertion).toBe('confirmed');
    const kept = given(race, announced).when(weaker).thenRecords('SourceAdded');
    expect(kept.data.assertion).toBeUndefined();
  });

  it('is the fact of the same range, where several say the same', () => {
    const history = given(race, declare(VALENCIA, '2021-12-01'), announced);
    const elsewhere = endorse(DURBIN, VALENCIA, { occurred: '2021-12-20', by: 'Tribune' });
    const both = given(race, announced, elsewhere);
    const added = both.when(endorse(DURBIN, VALENCIA, { by: 'Herald' })).thenRecords('SourceAdded');
    expect(added.data.event).toBe(eventOf(2));
    expect(history.when(announced).events).toEqual([]);
  });

  it.each([
    ['another value', medium('a speech', { by: 'Tribune' }), [medium('a letter')]],
    [
      'a range that overlaps',
      endorse(DURBIN, VALENCIA, { occurred: '2021-12-08/2022-01' }),
      [endorse(DURBIN, VALENCIA, { occurred: '2021-12' })],
    ],
    ['another day', endorse(DURBIN, VALENCIA, { occurred: '2021-12-09' }), [announced]],
    ['nothing that stands', announced, [announced, retract(eventOf(2))]],
    [
      'an endorsement after its end',
      endorse(DURBIN, VALENCIA, { occurred: '2022-02' }),
      [announced, rescind(DURBIN, VALENCIA, { occurred: '2022-01' })],
    ],
  ])('is a fact of its own with %s', (_, again, before) => {
    given(race, ...before)
      .when(again)
      .thenRecords('EndorsementAnnounced');
  });

  describe('after a later word of its publisher [S3]', () => {
    const on = (day: string) => ({ published: day });
    const letter = medium('a letter', on('2021-12-09'));
    const speech = medium('a speech', on('2021-12-10'));

    it('is a fact of its own: the publisher returns to its earlier word', () => {
      const replaced = given(race, letter, speech);
      replaced.when(medium('a letter', on('2021-12-11'))).thenRecords('EndorsementAnnounced');
      replaced.when(letter).thenRecords('EndorsementAnnounced');
    });

    it('is the last word then, and nothing new when it is said again', () => {
      const last = medium('a letter', on('2021-12-11'));
      const said = given(race, letter, speech, last);
      said.when(last).thenUnchanged();
      const slot = 'endorsement/richard-durbin/anna-valencia';
      const held = holdersAt(said.race.facts.latest(slot), TODAY).certain;
      expect(held?.revision.fact).toBe(eventOf(4));
    });

    it('of another publisher is the word of that one', () => {
      given(race, letter, speech)
        .when(medium('a letter', { by: 'Tribune' }))
        .thenRecords('EndorsementAnnounced');
    });
  });

  describe('after what follows it in its slot [F4]', () => {
    const left = command(
      'DeclareIncumbentIntent',
      { person: WHITE, intent: 'not-running' },
      { occurred: null },
    );
    const back = command('ReverseIncumbentIntent', { person: WHITE }, { occurred: '2022-02-10' });
    const again = (occurred: string) => ({
      ...left,
      occurred,
      sources: [{ publisher: 'Tribune', published: '2022-07-01', kind: 'news' }],
    });

    it('is a fact of its own where it may be the later one', () => {
      given(race, left, back).when(again('2022-02')).thenRecords('IncumbentIntentDeclared');
    });

    it('is a source of the first where it was surely before', () => {
      given(race, left, back).when(again('2022-01')).thenRecords('SourceAdded');
    });
  });

  describe('published before the fact that it agrees with [F3]', () => {
    const early = { by: 'Tribune', published: '2021-12-20' };
    const letter = medium('a letter');

    it.each([
      ['fewer fields', medium('a letter'), endorse(DURBIN, VALENCIA, early)],
      ['a wider range', announced, endorse(DURBIN, VALENCIA, { ...early, occurred: '2021-12' })],
      ['no date', announced, endorse(DURBIN, VALENCIA, { ...early, occurred: null })],
      [
        'no date, before it can have happened',
        announced,
        endorse(DURBIN, VALENCIA, { by: 'Tribune', published: '2021-12-01', occurred: null }),
      ],
    ])('is a fact of its own with %s, and nothing new when told once more', (_, fact, less) => {
      const outcome = given(race, declare(VALENCIA, '2021-06'), fact).when(less);
      outcome.thenRecords('EndorsementAnnounced');
      outcome.thenWarnedOfNothing();
      const both = given(race, fact, less);
      both.when(less).thenUnchanged();
      both.when(fact).thenUnchanged();
    });

    it('is a source of the fact where it states the same or more', () => {
      given(race, letter).when(medium('a letter', early)).thenRecords('SourceAdded');
      given(race, announced).when(medium('a letter', early)).thenRecords('SourceAdded');
    });

    it('is no second end of what the fact ends', () => {
      const end = rescind(DURBIN, VALENCIA, { occurred: '2022-01-05' });
      const less = rescind(DURBIN, VALENCIA, { occurred: '2022-01', published: '2022-01-20' });
      const outcome = given(race, announced, end).when(less);
      expect(outcome.thenRecords('EndorsementRescinded').follows).toBe(eventOf(2));
      outcome.thenWarnedOfNothing();
    });

    it('holds where the fact is undated and was said before this happened [T5]', () => {
      const undated = endorse(DURBIN, VALENCIA, { occurred: null, published: '2021-12-01' });
      given(race, undated).when(announced).thenRecords('EndorsementAnnounced');
    });
  });

  it('holds for each measure of a report', () => {
    const report = (data: object, saying = {}) =>
      command('ReportFinance', { candidate: VALENCIA, form: 'D-2', ...data }, saying);
    const funds = { fundsAvailable: { amountCents: 59_398_136 } };
    const receipts = { totalReceipts: { amountCents: 22_627_300 } };
    const filed = report({ ...funds, ...receipts });
    given(race, filed).when(report(funds)).thenUnchanged();
    given(race, filed).when(report(receipts)).thenUnchanged();
    const added = given(race, report(receipts)).when(filed).thenRecords('SourceAdded');
    expect(added.data.adds).toMatchObject({ fundsAvailable: { amountCents: 59_398_136 } });
    const differs = { totalReceipts: { amountCents: 1 }, ...funds };
    given(race, filed)
      .when(report(differs, { by: 'Tribune' }))
      .thenRecords('FinanceReported');
  });

  it('takes a round figure for the exact one', () => {
    const summary = (amount: object, saying = {}) =>
      command(
        'ReportFinanceSummary',
        { candidate: VALENCIA, measure: 'fundsAvailable', amount },
        saying,
      );
    given(race, summary({ amountCents: 382_000_000 }))
      .when(summary({ amountCents: 380_000_000, approximate: true }, { by: 'Tribune' }))
      .thenRecords('SourceAdded');
  });

  it('takes a percentage for the same with other decimals', () => {
    const poll = (pct: string) =>
      command('PublishPoll', { pollster: NURSES, results: [{ option: 'undecided', pct }] });
    given(race, poll('40.50')).when(poll('40.5')).thenUnchanged();
  });

  it('holds for the creation of a race', () => {
    given(race).when(race).thenUnchanged();
    const added = given(race)
      .when(createRace({}, { by: 'Tribune' }))
      .thenRecords('SourceAdded');
    expect(added.data).toEqual({ event: eventOf(1) });
    given(createRace({ seats: 1 }))
      .when(createRace({}, { by: 'Tribune', published: '2021-01-01' }))
      .thenRecords('SourceAdded');
  });
});
