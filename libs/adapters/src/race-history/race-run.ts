import type { AcceptedEvent, ProjectedCommit } from '#libs/ports';

/** Consecutive commits of one race: what is applied in one step. */
export interface RaceRun {
  readonly race: string;
  readonly partition: number;
  /** In version order, without gaps. */
  readonly commits: readonly ProjectedCommit[];
  readonly events: readonly AcceptedEvent[];
}

/** The most events that one step applies, unless a single commit holds more. */
export const RUN_EVENTS_MAX = 200;

/**
 * Splits a batch into runs, in the order of the batch within each race. What does not follow on within the
 * batch begins a run of its own, and whoever applies it sees by its version whether it is late or early.
 */
export function splitIntoRuns(commits: readonly ProjectedCommit[]): readonly RaceRun[] {
  const runs: GrowingRun[] = [];
  const last = new Map<string, GrowingRun>();
  for (const commit of commits) {
    const { race, partition, events } = commit;
    const run = last.get(race);
    if (run !== undefined && continues(run, commit)) {
      run.commits.push(commit);
      run.events.push(...events);
      continue;
    }
    const begun = { race, partition, commits: [commit], events: [...events] };
    runs.push(begun);
    last.set(race, begun);
  }
  return runs;
}

interface GrowingRun extends RaceRun {
  readonly commits: ProjectedCommit[];
  readonly events: AcceptedEvent[];
}

const continues = (run: GrowingRun, { events }: ProjectedCommit): boolean =>
  run.events.at(-1)?.version === (events[0]?.version ?? 0) - 1 &&
  run.events.length + events.length <= RUN_EVENTS_MAX;

/**
 * How far the feed of each partition reaches after a batch. Where something did not follow on, an earlier
 * commit is missing, nobody knows where: the feed of that partition waits until it is read again.
 */
export function feedsReached(
  commits: readonly ProjectedCommit[],
  gaps: readonly RaceRun[],
): ReadonlyMap<number, number> {
  const waiting = new Set(gaps.map(({ partition }) => partition));
  const reached = new Map<number, number>();
  for (const { partition, position } of commits) {
    if (waiting.has(partition)) continue;
    reached.set(partition, Math.max(position + 1, reached.get(partition) ?? 0));
  }
  return reached;
}

/** What a projector is told about runs that did not follow on. */
export function describeGaps(gaps: readonly RaceRun[]): string {
  const shown = gaps
    .slice(0, 3)
    .map(({ race, events }) => `${race} at ${events[0]?.version ?? '?'}`);
  const more = gaps.length > shown.length ? ` and ${gaps.length - shown.length} more` : '';
  return `Events do not follow on what the read model holds of ${shown.join(', ')}${more}; read again from its progress.`;
}
