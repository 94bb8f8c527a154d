import type { Revision } from '../fact/revision.js';
import type { Instant } from '../time/instant.js';
import { heldAt, type Situation, type Span, standingIn } from './situation.js';

const ENTRIES = ['entry', 'ballot', 'exploring'] as const;

const EXITS: ReadonlySet<string> = new Set([
  'CandidacyWithdrawn',
  'CandidacyDied',
  'CandidacyReplaced',
  'CandidacyDisqualified',
]);

/** The end that surely holds at the instant, unless the person surely came back [A3]; null where they run on. */
export function exitBy(person: string, instant: Instant, at: Situation): Revision | null {
  for (const path of ['exit', 'ballot']) {
    const end = heldAt(`${path}/${person}`, instant, at);
    if (end !== null && EXITS.has(end.type) && !hasReturned(person, end, { instant, at }))
      return end;
  }
  return null;
}

/** Whether an end of this candidacy may have come before the end of the span, and nobody surely came back [A3]. */
export function mayHaveEnded(
  entry: Revision,
  person: string,
  { span, at }: { readonly span: Span; readonly at: Situation },
): boolean {
  return ['exit', 'ballot'].some((path) => {
    const inOrder = standingIn(`${path}/${person}`, at);
    return inOrder.some((end, index) => {
      if (!EXITS.has(end.type) || entry.follows === end.fact) return false;
      const mayLieBetween = end.earliest < span.latest && end.latest > entry.earliest;
      const later = [...inOrder.slice(index + 1), ...reinstatementsOf(end, person, at)];
      return mayLieBetween && !isTakenBack(later, span);
    });
  });
}

/** A reinstatement stands beside the exits, also where it follows a disqualification. */
const reinstatementsOf = (end: Revision, person: string, at: Situation): readonly Revision[] =>
  standingIn(`exit/${person}`, at).filter(
    ({ type, follows }) => type === 'CandidacyReinstated' && follows === end.fact,
  );

const isTakenBack = (later: readonly Revision[], { earliest }: Span): boolean =>
  later.some(({ type, latest }) => !EXITS.has(type) && latest <= earliest);

/** The death that surely came before the instant; null where none is recorded. */
export const deathBy = (person: string, instant: Instant, at: Situation): Revision | null =>
  standingIn(`exit/${person}`, at).find(
    ({ type, latest }) => type === 'CandidacyDied' && latest <= instant,
  ) ?? null;

function hasReturned(
  person: string,
  end: Revision,
  { instant, at }: { readonly instant: Instant; readonly at: Situation },
): boolean {
  const returns = [...standingIn(`entry/${person}`, at), ...reinstatementsOf(end, person, at)];
  return returns.some(
    ({ follows, earliest, latest }) =>
      latest <= instant && (follows === end.fact || earliest >= end.latest),
  );
}

/** Whether any candidacy of the person may have begun before the instant. */
export const mayHaveEnteredBy = (person: string, instant: Instant, at: Situation): boolean =>
  ENTRIES.some((path) =>
    standingIn(`${path}/${person}`, at).some(({ earliest }) => earliest < instant),
  );

/** The declaration that surely holds at the instant and has not ended. */
export function openEntryBy(person: string, instant: Instant, at: Situation): Revision | null {
  const entry = heldAt(`entry/${person}`, instant, at);
  return entry === null || exitBy(person, instant, at) !== null ? null : entry;
}
