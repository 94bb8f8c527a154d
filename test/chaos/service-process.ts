import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** Runs the sources, so that a run needs no build and cannot meet an old one. */
const SOURCES = ['--conditions=source', '--import', './tools/typescript/register.mjs'];
const READY_MS_MAX = 60_000;
const LOOK_AGAIN_MS = 50;

export interface ServiceDefinition {
  readonly name: string;
  readonly main: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The file that its output goes to. */
  readonly output: string;
}

/** A process of the service that a run kills, pauses and starts again. */
export class ServiceProcess {
  #child: ChildProcess | undefined;

  constructor(private readonly definition: ServiceDefinition) {}

  get name(): string {
    return this.definition.name;
  }

  get address(): string {
    return `http://127.0.0.1:${this.definition.port}`;
  }

  start(): void {
    const { main, environment, output } = this.definition;
    const file = openSync(output, 'a');
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, [...SOURCES, main], {
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', file, file],
    });
    closeSync(file);
  }

  /** Waits until it says that it is ready. */
  async isReady(): Promise<void> {
    for (const until = Date.now() + READY_MS_MAX; Date.now() < until;) {
      if (await answersWell(`${this.address}/health/ready`)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    throw new Error(`${this.name} was not ready in time; see ${this.definition.output}.`);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }
}

async function answersWell(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // It does not listen yet, or stands still.
    return false;
  }
}
