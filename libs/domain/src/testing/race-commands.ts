import type { Actor } from '../actor/actor.js';
import { anOrganization, aPerson } from './event-builder.js';

export type Command = Readonly<Record<string, unknown>>;

export const RACE = 'il-sos-2022-dem-primary';
export const STREAM = `race/${RACE}`;

export const VALENCIA = aPerson('anna-valencia', 'Anna Valencia');
export const GIANNOULIAS = aPerson('alexi-giannoulias', 'Alexi Giannoulias');
export const DOWELL = aPerson('pat-dowell', 'Pat Dowell');
export const DURBIN = aPerson('richard-durbin', 'Richard J. Durbin');
export const WHITE = aPerson('jesse-white', 'Jesse White');
export const NURSES = anOrganization('illinois-nurses-association', 'Illinois Nurses Association');
export const AP = anOrganization('ap', 'Associated Press');
export const BOARD = anOrganization('state-board-of-elections', 'State Board of Elections');

const CANDIDATES = [VALENCIA, GIANNOULIAS, DOWELL];

/** What a test says of a command beside its data; what it leaves out is plain. */
export interface Saying {
  readonly occurred?: string | null | undefined;
  /** Publisher of the one source. */
  readonly by?: string;
  readonly published?: string;
  readonly [field: string]: unknown;
}

/** A command document, of one day in December by one source of the day after. */
export function command(type: string, data: object, saying: Saying = {}): Command {
  const { by = 'Gazette', published = '2022-07-01', ...rest } = saying;
  const sources = [{ publisher: by, published, kind: 'news' }];
  return { type, occurred: '2021-12-08', sources, data, ...rest };
}

export const createRace = (data: object = {}, saying: Saying = {}): Command =>
  command(
    'CreateRace',
    {
      id: RACE,
      name: 'Illinois Secretary of State, Democratic primary, 2022',
      stage: 'primary',
      primaryParty: 'DEM',
      office: { name: 'Secretary of State' },
      timeZone: 'America/Chicago',
      begins: '2018-11-07',
      ...data,
    },
    { occurred: null, ...saying },
  );

export const schedule = (day: string, saying: Saying = {}): Command =>
  command('ScheduleElection', { electionDate: day }, { occurred: '2020', ...saying });

export const reschedule = (from: string, to: string, saying: Saying = {}): Command =>
  command('RescheduleElection', { from, to }, { occurred: '2021-06-17', ...saying });

export const declare = (candidate: Actor, occurred: string, saying: Saying = {}): Command =>
  command('DeclareCandidacy', { candidate }, { occurred, ...saying });

export const withdraw = (candidate: Actor, occurred: string, saying: Saying = {}): Command =>
  command('WithdrawCandidacy', { candidate }, { occurred, ...saying });

export const endorse = (endorser: Actor, candidate: Actor, saying: Saying = {}): Command =>
  command('AnnounceEndorsement', { endorser, candidate, stance: 'support' }, saying);

export const rescind = (endorser: Actor, candidate: Actor, saying: Saying = {}): Command =>
  command('RescindEndorsement', { endorser, candidate }, saying);

export const count = (counts: Readonly<Record<string, number>>, saying: Saying = {}): Command =>
  command(
    'UpdateResults',
    {
      reporter: AP,
      counts: Object.entries(counts).map(([id, votes]) => ({
        candidate: CANDIDATES.find((known) => known.id === id) ?? aPerson(id),
        count: votes,
      })),
    },
    { occurred: '2022-06-28', ...saying },
  );

export const call = (candidates: readonly Actor[], saying: Saying = {}): Command =>
  command(
    'CallRace',
    { caller: AP, candidates, kind: 'winner' },
    { occurred: '2022-06-28', ...saying },
  );

/** What acts on paper has no date, and what puts right our own writing no source. */
const ON_PAPER: Saying = { occurred: undefined };
const OURS: Saying = { occurred: undefined, sources: [] };

export const retract = (event: unknown, data: object = {}): Command =>
  command('RetractEvent', { event, kind: 'transcription', reason: 'mistake', ...data }, OURS);

export const correct = (event: unknown, replacement: object, data: object = {}): Command =>
  command(
    'CorrectEvent',
    { event, kind: 'transcription', reason: 'a slip', replacement, ...data },
    OURS,
  );

export const resolve = (event: unknown, data: object = {}): Command =>
  command('ResolveConflict', { event, reason: 'The minutes say so.', ...data }, ON_PAPER);

/** A party meeting of one day, and its count as somebody gives it. */
export const slate = (votes: number, saying: Saying = {}): Command =>
  command(
    'DecideSlating',
    {
      organization: anOrganization('cook-county-democratic-party'),
      outcome: 'endorsed',
      candidate: GIANNOULIAS,
      ballots: [{ votes, total: 957_807, carried: true }],
    },
    { occurred: '2021-12-14', ...saying },
  );

/** It says nothing of its own. */
export const redact = (event: unknown, data: object = {}): Command => ({
  type: 'RedactEvent',
  data: { event, reason: 'privacy', ...data },
});

export const addSource = (event: unknown, data: object = {}, saying: Saying = {}): Command =>
  command('AddSource', { event, ...data }, { ...ON_PAPER, by: 'Tribune', ...saying });
