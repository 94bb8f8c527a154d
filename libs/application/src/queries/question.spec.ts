import { isClosed, type Params, type Question, readQuestion } from './question.js';

const NOW = Date.parse('2022-06-29T12:00:00Z');
const moment = { timeZone: 'America/Chicago', now: NOW };
const read = (params: Params) => readQuestion(params, moment);
const at = (text: string) => Date.parse(text);

describe('the times of a question', () => {
  it('are now and the latest where none is given', () => {
    expect(read({})).toEqual({
      valid: { before: NOW + 1, isExplicit: false, moving: 'now' },
      known: null,
      clock: 'recorded',
      atVersion: null,
    });
  });

  it('take a day to its end, in the zone of the race [Q1]', () => {
    const day = { before: at('2022-01-05T06:00:00Z'), isExplicit: true };
    expect(read({ asOf: '2022-01-04' })).toMatchObject({ valid: day, known: day });
  });

  it('end now where the period contains now, and are then not explicit', () => {
    expect(read({ validAt: '2022-06' })).toMatchObject({
      valid: { before: NOW + 1, isExplicit: false },
    });
  });

  it('let V lie ahead, and K not', () => {
    expect(read({ validAt: '2022-11-09' })).toMatchObject({ valid: { isExplicit: true } });
    for (const knownAt of ['2022-07-01', '2999', '2999-01-01', '9999-12-31T00:00:00Z'])
      expect(read({ knownAt })).toMatchObject({ problem: 'known-time-in-future' });
    expect(read({ asOf: '2999-01-01' })).toMatchObject({ problem: 'known-time-in-future' });
    expect(read({ knownAt: '2999-13' })).toMatchObject({ problem: 'parameter-invalid' });
    expect(read({ validAt: '2999' })).toMatchObject({ problem: 'parameter-invalid' });
  });

  it.each<[string, Params, string]>([
    ['asOf beside validAt', { asOf: '2022', validAt: '2022' }, 'time-parameters-conflict'],
    ['asOf beside knownAt', { asOf: '2022', knownAt: '2022' }, 'time-parameters-conflict'],
    [
      'atVersion beside knownAt',
      { atVersion: '3', knownAt: '2022-01' },
      'time-parameters-conflict',
    ],
    ['a day that does not exist', { validAt: '2021-02-30' }, 'parameter-invalid'],
    ['words', { validAt: 'last month' }, 'parameter-invalid'],
    ['an unknown clock', { clock: 'sundial' }, 'parameter-invalid'],
    ['a version below zero', { atVersion: '-1' }, 'parameter-invalid'],
    ['an empty time', { validAt: '' }, 'parameter-invalid'],
    ['an open interval', { validAt: '..' }, 'parameter-invalid'],
  ])('refuse %s', (_, params, problem) => {
    expect(read(params)).toMatchObject({ problem });
  });

  it('take atVersion with a K on the published clock', () => {
    expect(read({ atVersion: '3', knownAt: '2022-01', clock: 'published' })).toMatchObject({
      atVersion: 3,
      clock: 'published',
    });
  });
});

describe('a question is closed [Q3]', () => {
  const reach = { head: 9, watermark: at('2022-06-29T11:00:00Z'), clockSkewMs: 60_000 };
  const closed = (params: Params) => isClosed(read(params) as Question, reach);

  it.each<[string, Params, boolean]>([
    ['V and version', { validAt: '2022-01-04', atVersion: '9' }, true],
    ['V and version, published', { validAt: '2022-01', atVersion: '9', clock: 'published' }, true],
    ['V and K behind the watermark', { asOf: '2022-01-04' }, true],
    [
      'K at the watermark, but within the skew',
      { validAt: '2022', knownAt: '2022-06-29T10:59:30Z' },
      false,
    ],
    ['K ahead of the watermark', { validAt: '2022-01', knownAt: '2022-06-29T11:30:00Z' }, false],
    [
      'K on the published clock: an import may add to it',
      { asOf: '2022-01-04', clock: 'published' },
      false,
    ],
    ['no V', { atVersion: '9' }, false],
    ['a V that moves', { validAt: '-7d', atVersion: '9' }, false],
    ['a K that moves', { validAt: '2022-01', knownAt: '-7d' }, false],
  ])('%s: %p is %p', (_, params, expected) => {
    expect(closed(params)).toBe(expected);
  });

  it('never while no end of the partition was seen', () => {
    const question = read({ asOf: '2022-01-04' }) as Question;
    expect(isClosed(question, { ...reach, watermark: null })).toBe(false);
  });
});
