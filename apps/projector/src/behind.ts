import { askAll, gauges, type ReadinessCheck, type Registry } from '#libs/platform';

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

async function behindOf(
  checks: readonly ReadinessCheck[],
): Promise<Readonly<Record<string, number>>> {
  const reports = await askAll(checks);
  const known = reports.flatMap(({ name, behind }) =>
    behind === undefined ? [] : [[name, behind] as const],
  );
  return Object.fromEntries(known);
}
