import type { DataOf, Source } from '#libs/domain';
import {
  anOrganization,
  aPerson,
  by,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { aRace, stateOf, sure } from '../testing/questions.js';

const kindOf = (publisher: string, kind: Source['kind']): Source => ({ ...by(publisher), kind });

/** Long after everything that is told. */
const RECORDED_AT = '2024';

class Night extends EventBuilder {
  counts(
    reporter: string,
    occurred: string,
    { kind = 'news', ...data }: { kind?: Source['kind'] } & Partial<DataOf<'ResultsUpdated'>> = {},
  ): this {
    const counts = [{ candidate: aPerson('a'), count: 10 }];
    this.record('ResultsUpdated', {
      occurred,
      recordedAt: RECORDED_AT,
      sources: [kindOf(reporter, kind)],
      data: { reporter: anOrganization(reporter), counts, ...data },
    });
    return this;
  }

  certifies(occurred: string, data: Partial<DataOf<'ResultsCertified'>> = {}): this {
    const shares = [{ candidate: aPerson('a'), pct: '52.12' }];
    this.record('ResultsCertified', {
      occurred,
      recordedAt: RECORDED_AT,
      data: { authority: anOrganization('board'), declared: [aPerson('a')], shares, ...data },
    });
    return this;
  }

  calls(caller: string, occurred: string): this {
    const data = {
      caller: anOrganization(caller),
      candidates: [aPerson('a')],
      kind: 'winner',
    } as const;
    this.record('RaceCalled', { occurred, data });
    return this;
  }
}

const night = () => new Night();

/** Who is shown and who stands beside it, by unit. */
function asked(builder: EventBuilder, validAt = '2023', reporters: readonly string[] = []) {
  const { results } = stateOf(builder, { validAt, race: aRace({ reporters }) });
  const units = results.units.map(({ unit, shown, others }) => [
    unit,
    shown?.value?.by ?? null,
    others.map(({ value, possible }) => value?.by ?? possible?.map((one) => one.by)),
  ]);
  return { status: sure(results.status), units };
}

describe('the count that is shown [A5]', () => {
  const hour = (number: number) => `2022-06-29T0${number}:00:00Z`;

  it.each([
    ['the only one', night().counts('ap', hour(1)), [], ['ap', []]],
    ['the newest', night().counts('ap', hour(2)).counts('dh', hour(1)), [], ['ap', ['dh']]],
    [
      'the first of the race’s list of reporters, however old',
      night().counts('ap', hour(1)).counts('dh', hour(2)),
      ['ap', 'dh'],
      ['ap', ['dh']],
    ],
    [
      'an official count before a feed, and a feed before news',
      night()
        .counts('news', hour(3))
        .counts('board', hour(1), { kind: 'official' })
        .counts('wire', hour(2), { kind: 'feed' }),
      [],
      ['board', ['news', 'wire']],
    ],
    [
      'of the same moment the greater portion',
      night()
        .counts('ap', hour(1), { portion: { of: 'precincts', pct: '80' } })
        .counts('dh', hour(1), { portion: { of: 'precincts', reported: 1, total: 2 } }),
      [],
      ['ap', ['dh']],
    ],
  ] as const)('is %s', (_, builder, reporters, expected) => {
    expect(asked(builder, '2023', reporters).units).toEqual([['all', ...expected]]);
  });

  it('is the certificate once it is certified, with nothing beside it', () => {
    const builder = night().counts('ap', hour(1)).certifies('2022-07-29');
    expect(asked(builder, '2022-07-28')).toEqual({
      status: ['unofficial-partial'],
      units: [['all', 'ap', []]],
    });
    expect(asked(builder)).toEqual({ status: ['certified'], units: [['all', 'board', []]] });
  });

  it('may be either in the month in which it is certified', () => {
    const builder = night().counts('ap', hour(1)).certifies('2022-07');
    const { results } = stateOf(builder, { validAt: '2022-07-10' });
    const [unit] = results.units;
    expect([unit?.shown?.value?.by, unit?.shown?.possible?.map((one) => one.by)]).toEqual([
      'ap',
      ['board'],
    ]);
    expect(sure(results.status)).toEqual(['unofficial-partial', 'certified']);
  });

  it('stays where the certificate states no count', () => {
    const builder = night().counts('ap', hour(1));
    builder.record('ResultsCertified', {
      occurred: '2022-07-29',
      data: { authority: anOrganization('board'), declared: [aPerson('a')] },
    });
    expect(asked(builder)).toEqual({ status: ['certified'], units: [['all', 'ap', []]] });
  });

  it('stands by unit, the whole race first, and a test is no count', () => {
    const builder = night()
      .counts('ap', hour(1), { unit: 'cook' })
      .counts('ap', hour(1))
      .counts('dh', hour(2), { isTest: true });
    expect(asked(builder).units).toEqual([
      ['all', 'ap', []],
      ['cook', 'ap', []],
    ]);
  });

  it('says where it leaves candidates out', () => {
    const builder = night().counts('ap', hour(1), { complete: false });
    const [unit] = stateOf(builder, { validAt: '2023' }).results.units;
    expect(unit?.shown?.value?.complete).toBe(false);
  });

  it('is told of nothing before anything is counted', () => {
    expect(asked(night().calls('ap', '2022-06-28'))).toEqual({ status: [], units: [] });
  });
});

describe('the calls', () => {
  const calls = (builder: EventBuilder, validAt = '2023') =>
    stateOf(builder, { validAt }).calls.map((call) => [call.caller, sure(call), call.retracts]);
  const called = { candidates: ['a'], kind: 'winner' };

  it('stand by caller and are never derived from a count', () => {
    expect(calls(night().calls('ap', '2022-06-28').calls('dh', '2022-06-29'))).toEqual([
      ['ap', [called], undefined],
      ['dh', [called], undefined],
    ]);
    expect(calls(night().counts('ap', '2022-06-28'))).toEqual([]);
  });

  it('are retracted with what they were', () => {
    const builder = night().calls('ap', '2018-11-06');
    const data = { caller: anOrganization('ap'), reason: 'The lead changed.' };
    builder.record('RaceCallRetracted', { occurred: '2018-11-26', follows: 'e1', data });
    expect(calls(builder, '2018-11-07')).toEqual([['ap', [called], undefined]]);
    expect(calls(builder)).toEqual([['ap', ['retracted'], 'e1']]);
    expect(stateOf(builder, { validAt: '2023' }).calls[0]?.was).toEqual(called);
  });
});

describe('the certificate', () => {
  it('says whom the authority declares; without one there is none', () => {
    expect(stateOf(night(), { validAt: '2023' }).certification).toBeNull();
    const { certification } = stateOf(night().certifies('2022-07-29'), { validAt: '2023' });
    expect(certification?.value).toEqual({
      authority: 'board',
      declared: ['a'],
      shares: [{ candidate: 'a', pct: '52.12' }],
    });
  });
});
