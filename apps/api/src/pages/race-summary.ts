import type { AnswerBody } from '#libs/application';
import type { RaceEntry } from '#libs/ports';

/** What the home page says of a race beside its name. */
export interface RaceSummary {
  readonly entry: RaceEntry;
  /** Of the election, where it is certain. */
  readonly date: string | null;
  /** The names of its candidates, those who left apart. */
  readonly stood: readonly string[];
  readonly left: readonly string[];
  readonly calls: readonly { readonly caller: string; readonly winners: readonly string[] }[];
}

interface StateRead {
  readonly election: { readonly date: { readonly value: string | null } | null };
  readonly candidates: readonly {
    readonly person: { readonly id: string; readonly name: string };
    readonly status?: { readonly value: string | null } | null;
  }[];
  readonly calls: readonly {
    readonly name: string;
    readonly value: { readonly candidates: readonly string[] } | null;
  }[];
}

/** Reads the summary from the state of the race. */
export function summaryOf(entry: RaceEntry, { bytes }: AnswerBody): RaceSummary {
  const { election, candidates, calls } = JSON.parse(bytes.toString()) as StateRead;
  const names = new Map(candidates.map(({ person }) => [person.id, person.name]));
  const hasLeft = ({ status }: StateRead['candidates'][number]) => status?.value === 'withdrawn';
  const nameOf = ({ person }: StateRead['candidates'][number]) => person.name;
  return {
    entry,
    date: election.date?.value ?? null,
    stood: candidates.filter((one) => !hasLeft(one)).map(nameOf),
    left: candidates.filter(hasLeft).map(nameOf),
    calls: calls.map(({ name, value }) => ({
      caller: name,
      winners: (value?.candidates ?? []).map((id) => names.get(id) ?? id),
    })),
  };
}
