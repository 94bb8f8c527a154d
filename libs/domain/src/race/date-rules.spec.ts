import { describe, expect, it } from '@jest/globals';
import { at } from '../testing/dates.js';
import {
  command,
  count,
  createRace,
  DURBIN,
  endorse,
  reschedule,
  schedule,
  VALENCIA,
} from '../testing/race-commands.js';
import { given } from '../testing/race-scenario.js';
import { TODAY } from '../testing/test-door.js';

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number): string => new Date(TODAY + minutes * MINUTE_MS).toISOString();

describe('What has been said has happened [T5]:', () => {
  it('five minutes ahead are the difference of two clocks, and a sixth is refused', () => {
    const announced = (minutes: number) =>
      given(createRace()).when(endorse(DURBIN, VALENCIA, { occurred: inMinutes(minutes) }));
    announced(0).thenRecords('EndorsementAnnounced');
    announced(5).thenWarned('clock-ahead', '/occurred');
    announced(6).thenRefused('occurred-ahead', '/occurred');
  });

  it('a range that begins before now may end after it', () => {
    given(createRace())
      .when(endorse(DURBIN, VALENCIA, { occurred: '2022-07' }))
      .thenRecords('EndorsementAnnounced');
  });

  it.each([
    ['a schedule', schedule('2023-01-01', { occurred: '2022-09' })],
    [
      'a proposal',
      command('ProposeElectionDate', { proposedDate: '2023-01-01' }, { occurred: '2022-09' }),
    ],
    ['a reschedule', reschedule('2022-08-01', '2022-09-01', { occurred: '2022-08-15' })],
  ])('%s may lie ahead', (_, when) => {
    expect(given(createRace()).when(when).events).toHaveLength(1);
  });

  it('and so does what is put in the place of a fact', () => {
    const replacement = { occurred: inMinutes(6), data: endorse(DURBIN, VALENCIA)['data'] };
    const correction = {
      event: { key: 'c2', index: 0 },
      kind: 'transcription',
      reason: 'slip',
      replacement,
    };
    given(createRace(), endorse(DURBIN, VALENCIA))
      .when(command('CorrectEvent', correction, { occurred: undefined }))
      .thenRefused('occurred-ahead', '/data/replacement/occurred');
  });
});

describe('Without an earliest [T2],', () => {
  const until = (edtf: string) => endorse(DURBIN, VALENCIA, { occurred: edtf });

  it('an endorsement begins with the race, as a bound that nobody wrote', () => {
    const [event] = given(createRace()).when(until('../2021-12-08')).events;
    expect(event?.occurred).toEqual({
      edtf: '../2021-12-08',
      earliest: at('2018-11-07'),
      latest: at('2021-12-09'),
      gave: { earliest: false, latest: true },
    });
  });

  it('so does an undated one', () => {
    const [event] = given(createRace()).when(endorse(DURBIN, VALENCIA, { occurred: null })).events;
    expect(event?.occurred).toMatchObject({ edtf: null, earliest: at('2018-11-07'), latest: null });
  });

  it('what ends before the race begins is left as it is, and said', () => {
    const outcome = given(createRace()).when(until('../2010'));
    outcome.thenWarned('before-race-begins', '/occurred');
    expect(outcome.events[0]?.occurred.earliest).toBeNull();
  });

  const counted = count({ 'anna-valencia': 1 }, { occurred: '../2022-06-30' });

  it('a count begins with the election day held then', () => {
    const moved = reschedule('2022-03-15', '2022-06-28');
    const [event] = given(createRace(), schedule('2022-03-15'), moved).when(counted).events;
    expect(event?.occurred.earliest).toBe(at('2022-06-28'));
  });

  it('a count has none where no day is held', () => {
    const [event] = given(createRace()).when(counted).events;
    expect(event?.occurred.earliest).toBeNull();
  });

  it('a statement has none', () => {
    const said = command(
      'MakeStatement',
      { speaker: DURBIN, summary: 'well' },
      { occurred: '../2021' },
    );
    expect(given(createRace()).when(said).events[0]?.occurred.earliest).toBeNull();
  });
});
