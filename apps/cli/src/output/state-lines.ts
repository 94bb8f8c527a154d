import { columns } from './show.js';

/** The parts of a state document that the command line prints for a person. */
interface StateDocument {
  readonly race: { readonly name: string };
  readonly election: { readonly date?: Held };
  readonly candidates: readonly Candidate[];
  readonly endorsements: { readonly items: readonly Endorsement[] };
  readonly calls: readonly (Held & { readonly caller: string })[];
  readonly meta: {
    readonly validAt: string;
    readonly knownAt: string;
    readonly clock: string;
    readonly version: number;
  };
}

interface Held {
  readonly value: unknown;
  readonly possible?: readonly unknown[];
}

interface Candidate {
  readonly person: { readonly name: string };
  readonly status: Held | null;
  readonly running: string;
  readonly endorsements: { readonly certain: number; readonly possible: number };
}

interface Endorsement extends Held {
  readonly endorser: { readonly name: string };
  /** Null where somebody declines to endorse. */
  readonly candidate: string | null;
  /** Said by an announcement alone: who rescinds or declines states none. */
  readonly stance?: string;
}

/** A state as a page: what was asked, who runs, who endorses whom, who called it. */
export function stateLines(document: Readonly<Record<string, unknown>>): readonly string[] {
  const state = document as unknown as StateDocument;
  const { validAt, knownAt, clock, version } = state.meta;
  return [
    state.race.name,
    `true at ${validAt}, known at ${knownAt} (${clock} clock), ${version} events used`,
    `election: ${shown(state.election.date)}`,
    ...table(
      ['CANDIDATE', 'STATUS', 'RUNNING', 'ENDORSEMENTS'],
      state.candidates.map((candidate) => [
        candidate.person.name,
        shown(candidate.status),
        candidate.running,
        countOf(candidate.endorsements),
      ]),
    ),
    ...table(
      ['ENDORSER', 'CANDIDATE', 'STANCE', 'HOLDS'],
      state.endorsements.items.map((item) => [
        item.endorser.name,
        item.candidate ?? '-',
        item.stance ?? '-',
        shown(item),
      ]),
    ),
    ...state.calls.map((call) => `called by ${call.caller}: ${shown(call)}`),
  ];
}

/** Rows under their head, a line apart from what is above; nothing where there are no rows. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : ['', ...columns([head, ...rows])];

const countOf = ({ certain, possible }: Candidate['endorsements']): string =>
  certain === possible ? String(certain) : `${certain} to ${possible}`;

/** The certain value, then what else may be true. */
function shown(held: Held | null | undefined): string {
  return held ? [...certainOf(held), ...possibleOf(held)].join(', ') : '-';
}

const certainOf = ({ value }: Held): readonly string[] => (value === null ? [] : [textOf(value)]);

const possibleOf = ({ possible = [] }: Held): readonly string[] =>
  possible.map((value) => `possibly ${textOf(value)}`);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isCall(value)
    ? `${value.candidates.join(' and ')} (${value.kind})`
    : JSON.stringify(value);
}

/** What a caller says of a race. */
interface Call {
  readonly candidates: readonly string[];
  readonly kind: string;
}

const isCall = (value: unknown): value is Call =>
  Array.isArray((Object(value) as Partial<Call>).candidates);
