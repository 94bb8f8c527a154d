import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';

const START_MS_MAX = 60_000;
const STOP_MS_MAX = 15_000;
const LOOK_AGAIN_MS = 50;

/**
 * A server as a process of its own that a test can stop, kill, pause and start again on the same
 * address. Without `survives` neither it nor its folder outlives this process.
 */
export class ServerProcess {
  #definition;
  #child;

  constructor(definition) {
    this.#definition = definition;
    if (!definition.survives) process.once('exit', () => this.#signal('SIGKILL'));
  }

  get address() {
    return `127.0.0.1:${this.#definition.port}`;
  }

  get pid() {
    return this.#child?.pid;
  }

  async start() {
    const { command, args, log, survives, port, name } = this.#definition;
    const output = openSync(log, 'a');
    this.#child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    if (survives) this.#child.unref();
    const ended = once(this.#child, 'exit').then(([code, signal]) => code ?? signal);
    const result = await Promise.race([answers(port), ended]);
    if (result === true) return this;
    this.#signal('SIGKILL');
    const last = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`${name} did not start (${result}); its log ends:\n${last}`);
  }

  async stop() {
    this.#signal('SIGCONT');
    await this.#end('SIGTERM');
    const { survives, place } = this.#definition;
    if (!survives) await rm(place, { recursive: true, force: true });
  }

  async kill() {
    await this.#end('SIGKILL');
  }

  async pause() {
    this.#signal('SIGSTOP');
  }

  async resume() {
    this.#signal('SIGCONT');
  }

  async restart() {
    await this.kill();
    return this.start();
  }

  async #end(signal) {
    if (!this.#isRunning()) return;
    const ended = once(this.#child, 'exit');
    this.#signal(signal);
    const late = setTimeout(() => this.#signal('SIGKILL'), STOP_MS_MAX);
    await ended;
    clearTimeout(late);
  }

  #isRunning() {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  #signal(signal) {
    if (this.#isRunning()) this.#child.kill(signal);
  }
}

/** @returns true once something listens on the port, or what is wrong after too long. */
export async function answers(port) {
  for (const until = Date.now() + START_MS_MAX; Date.now() < until;) {
    if (await isOpen(port)) return true;
    await pause(LOOK_AGAIN_MS);
  }
  return `port ${port} does not answer`;
}

async function isOpen(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Nothing listens there yet.
    return false;
  } finally {
    socket.destroy();
  }
}
