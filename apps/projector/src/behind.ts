import type { ClockSkew } from '#libs/application';
import { askAll, gauge, gauges, type ReadinessCheck, type Registry } from '#libs/platform';
import type { ProjectorRun } from './projector-run.js';

/** Shows how many records each reader of the log has not read yet. */
export function watchBehind(registry: Registry, checks: readonly ReadinessCheck[]): void {
  gauges(
    registry,
    {
      name: 'timeline_behind_records',
      help: 'Records between what is read and the end of the log, by what reads it.',
    },
    { label: 'reader', read: () => behindOf(checks) },
  );
}

/** Shows how many races the projector leaves out: more than none needs somebody to look. */
export function watchParked(registry: Registry, projector: ProjectorRun): void {
  gauge(
    registry,
    {
      name: 'timeline_parked_races',
      help: 'Races left out of the read models from an event on that could not be applied.',
    },
    () => projector.parked(),
  );
}

/** Shows how far our clock and the log's are apart: more than half of CLOCK_SKEW_MS and no more answers are closed. */
export function watchSkew(registry: Registry, skew: ClockSkew): void {
  gauge(
    registry,
    {
      name: 'timeline_clock_skew_seconds',
      help: 'How far the clocks of this process and of the log differ at least, as records show it.',
    },
    () => skew.measuredMs / 1_000,
  );
}

async function behindOf(
  checks: readonly ReadinessCheck[],
): Promise<Readonly<Record<string, number>>> {
  const reports = await askAll(checks);
  const known = reports.flatMap(({ name, behind }) =>
    behind === undefined ? [] : [[name, behind] as const],
  );
  return Object.fromEntries(known);
}
