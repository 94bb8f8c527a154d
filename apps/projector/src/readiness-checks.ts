import type { ClockSkew } from '#libs/application';
import type { CheckResult, ReadinessCheck } from '#libs/platform';
import type { ReadModelReader } from '#libs/ports';

/** Whether the read models answer. */
export const readModelCheck = (readModel: ReadModelReader): ReadinessCheck => ({
  name: 'read models',
  async check(): Promise<CheckResult> {
    await readModel.races();
    return { ok: true };
  },
});

/** Clocks that differ keep nobody from serving; that answers stay open for it is said beside. */
export const clockCheck = (skew: ClockSkew): ReadinessCheck => ({
  name: 'clock',
  check: (): CheckResult => ({ ok: true, ...(skew.warning && { reason: skew.warning }) }),
});

/** What a reader of the log says about itself. */
export interface ReaderReadiness {
  readonly ready: boolean;
  readonly reason?: string;
  /** Records by partition; null where the end of the log is not known. */
  readonly behind: readonly number[] | null;
}

const NOT_OPEN: CheckResult = { ok: false, reason: 'The log is not open yet.' };

export function resultOf(readiness: ReaderReadiness | undefined): CheckResult {
  if (readiness === undefined) return NOT_OPEN;
  const { ready, reason, behind } = readiness;
  return {
    ok: ready,
    ...(reason !== undefined && { reason }),
    ...(behind !== null && { behind: behind.reduce((sum, records) => sum + records, 0) }),
  };
}
