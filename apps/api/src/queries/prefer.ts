/** Preferences of a request (RFC 7240) that this service honours. */
export interface Preferences {
  readonly isMinimal: boolean;
  /** How long a client is ready to wait; null where it does not say. */
  readonly waitSeconds: number | null;
}

const MINIMAL = /(?:^|[,;\s])return\s*=\s*"?minimal"?(?=$|[,;\s])/i;
const WAIT = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,4})"?(?=$|[,;\s])/i;

/** Unknown preferences are ignored, as the RFC asks. */
export function readPrefer(header: string | readonly string[] | undefined): Preferences {
  const text = [header ?? ''].flat().join(',');
  const wait = WAIT.exec(text)?.[1];
  return { isMinimal: MINIMAL.test(text), waitSeconds: wait === undefined ? null : Number(wait) };
}
