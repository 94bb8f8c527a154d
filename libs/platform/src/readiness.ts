/** What one thing that the service stands on says about itself. */
export interface CheckResult {
  readonly ok: boolean;
  /** Why it is not ready, or what is to be looked at though it is, in words for an operator. */
  readonly reason?: string;
  /** Records that are still to be read. */
  readonly behind?: number;
}

export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<CheckResult> | CheckResult;
}

export interface CheckReport extends CheckResult {
  readonly name: string;
}

const CHECK_TIMEOUT_MS = 2_000;

/** Asks all checks at once; one that fails or hangs is not ready, and says so. */
export function askAll(checks: readonly ReadinessCheck[]): Promise<readonly CheckReport[]> {
  return Promise.all(checks.map(ask));
}

async function ask(one: ReadinessCheck): Promise<CheckReport> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, {
      ok: false,
      reason: `No answer within ${CHECK_TIMEOUT_MS} ms.`,
    });
  });
  try {
    const result = await Promise.race([one.check(), late]);
    return { name: one.name, ...result };
  } catch (error) {
    return { name: one.name, ok: false, reason: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}

/** For so long an answer serves all who ask: a probe, or many at once, is no load on what is asked. */
export const READINESS_KEPT_MS = 1_000;

/** A check that is asked again only once its last answer has grown old; who asks meanwhile gets that one. */
export function kept(check: ReadinessCheck, keptMs = READINESS_KEPT_MS): ReadinessCheck {
  let answer: Promise<CheckResult> | undefined;
  let oldAt = 0;
  const isOld = (): boolean => performance.now() >= oldAt;
  return {
    name: check.name,
    check: () => {
      if (answer !== undefined && !isOld()) return answer;
      oldAt = performance.now() + keptMs;
      answer = Promise.resolve().then(() => check.check());
      return answer;
    },
  };
}

export const isReady = (reports: readonly CheckReport[]): boolean => reports.every(({ ok }) => ok);
