/** One thing that a healthy installation has. */
export interface Check {
  readonly name: string;
  run(): Promise<Finding>;
}

export interface Finding {
  readonly state: 'good' | 'bad';
  /** What was found, in a sentence. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix?: string;
}

export const good = (detail: string): Finding => ({ state: 'good', detail });

export const bad = (detail: string, fix: string): Finding => ({ state: 'bad', detail, fix });

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
