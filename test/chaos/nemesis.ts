import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Server } from '../../tools/stack/server.mjs';
import { Dice } from './dice.js';
import type { ServiceProcess } from './service-process.js';

/** Whom a nemesis can harm. */
export interface Victims {
  readonly apis: readonly ServiceProcess[];
  readonly projectors: readonly ServiceProcess[];
  readonly broker: Server;
  readonly redis: Redis;
}

interface Fault {
  readonly name: string;
  /** Does harm and undoes it, as far as it is not left to the service. */
  readonly strike: (dice: Dice) => Promise<void>;
}

const QUIET_MS = [200, 900] as const;
const PAUSED_MS = [500, 3_000] as const;
const DEAD_MS = [100, 600] as const;

/** Harms one thing after another, each kind before any kind again, until it is stopped. */
export class Nemesis {
  readonly #dice: Dice;
  readonly #faults: readonly Fault[];
  readonly struck: string[] = [];

  constructor(seed: number, victims: Victims) {
    this.#dice = new Dice(seed);
    this.#faults = faultsOf(victims);
  }

  async run(ending: AbortSignal): Promise<void> {
    for (;;)
      for (const fault of this.#dice.shuffled(this.#faults)) {
        await pause(this.#dice.between(...QUIET_MS), undefined, { signal: ending }).catch(
          () => undefined,
        );
        if (ending.aborted) return;
        this.struck.push(fault.name);
        await fault.strike(this.#dice);
      }
  }
}

function faultsOf({ apis, projectors, broker, redis }: Victims): readonly Fault[] {
  const processes = [...apis, ...projectors];
  return [
    ...processes.map((one) => ({
      name: `kill ${one.name}`,
      strike: (dice: Dice) => killed(one, dice),
    })),
    ...processes.map((one) => ({
      name: `pause ${one.name}`,
      strike: (dice: Dice) => paused(one, dice),
    })),
    { name: 'kill the broker', strike: () => brokerKilled(broker) },
    { name: 'pause the broker', strike: (dice) => brokerPaused(broker, dice) },
    { name: 'flush Redis', strike: () => flushed(redis) },
  ];
}

/** Started again without waiting until it is ready: the next fault may meet it while it starts. */
async function killed(victim: ServiceProcess, dice: Dice): Promise<void> {
  await victim.kill();
  await pause(dice.between(...DEAD_MS));
  victim.start();
}

async function paused(victim: ServiceProcess, dice: Dice): Promise<void> {
  victim.pause();
  await pause(dice.between(...PAUSED_MS));
  victim.resume();
}

async function brokerKilled(broker: Server): Promise<void> {
  await broker.restart();
}

async function brokerPaused(broker: Server, dice: Dice): Promise<void> {
  await broker.pause();
  await pause(dice.between(...PAUSED_MS));
  await broker.resume();
}

async function flushed(redis: Redis): Promise<void> {
  await redis.flushall();
}
