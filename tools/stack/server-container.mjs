import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { programNamed } from './places.mjs';
import { answers } from './server-process.mjs';

const docker = async (...args) => (await promisify(execFile)('docker', args)).stdout.trim();

/** Whether a Docker engine answers, not only whether its client is here. */
export function hasDocker() {
  if (programNamed('docker') === undefined) return false;
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
}

/** A server in a container, with the same handle as one that is a process here. */
export class ServerContainer {
  #definition;

  constructor(definition) {
    this.#definition = definition;
    if (!definition.survives)
      process.once('exit', () =>
        spawnSync('docker', ['rm', '-f', this.container], { stdio: 'ignore' }),
      );
  }

  get address() {
    return `127.0.0.1:${this.#definition.port}`;
  }

  get container() {
    return `election-timeline-${this.#definition.name}-${this.#definition.port}`;
  }

  async start() {
    const { image, port, inside, env, args } = this.#definition;
    const variables = Object.entries(env).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
    const address = ['-p', `127.0.0.1:${port}:${inside}`];
    await docker('run', '-d', '--name', this.container, ...address, ...variables, image, ...args);
    return this.#ready();
  }

  async stop() {
    await docker('rm', '-f', this.container);
  }

  async kill() {
    await docker('kill', this.container).catch(() => undefined);
  }

  async pause() {
    await docker('pause', this.container);
  }

  async resume() {
    await docker('unpause', this.container);
  }

  async restart() {
    await this.kill();
    await docker('start', this.container);
    return this.#ready();
  }

  async #ready() {
    const result = await answers(this.#definition.port);
    if (result !== true) throw new Error(`${this.container}: ${result}`);
    return this;
  }
}
