import { EXIT, Failure } from '../failure.js';

/** Where a command writes: data on one stream, messages and progress on the other. */
export interface Terminal {
  data(text: string): void;
  message(text: string): void;
  /** Whether a person reads the messages as they come. */
  readonly isInteractive: boolean;
}

export const processTerminal: Terminal = {
  data: (text) => void process.stdout.write(`${text}\n`),
  message: (text) => void process.stderr.write(`${text}\n`),
  isInteractive: process.stderr.isTTY,
};

/** Shows a failure: as a problem document with --json, else what was wrong, where, and what to do. */
export function showFailure(terminal: Terminal, error: unknown, asJson: boolean): number {
  const failure = error instanceof Failure ? error : new Failure(messageOf(error), EXIT.failed);
  if (asJson) terminal.data(JSON.stringify(failure.problem ?? { detail: failure.message }));
  else terminal.message(`timeline: ${[failure.message, ...errorLines(failure)].join('\n  ')}`);
  return failure.exitCode;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const errorLines = ({ problem }: Failure): readonly string[] =>
  (problem?.errors ?? []).map(({ pointer, detail }) => `${pointer ?? ''}: ${detail ?? ''}`);
