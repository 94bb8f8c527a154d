import { STREAMS, type ClientCommand } from './client-command.js';
import { Ghosts } from './ghosts.js';
import { judge, type Judgement } from './judge.js';
import { ModelWriter } from './model-writer.js';
import { Network } from './network.js';
import { Random } from './random.js';
import { NEW, OLD, type Rule } from './rule.js';

const WRITERS = 3;
const STEPS = 150;
/** In so many of a hundred histories a newer program is rolled out while it runs. */
const UPGRADES_PERCENT = 25;

/** One history of several writers on one partition, until everything that was sent has arrived. */
export class History {
  readonly #random: Random;
  readonly #network: Network;
  readonly #ghosts = new Ghosts();
  readonly #commands: ClientCommand[] = [];
  readonly #writers: ModelWriter[];
  readonly #hasUpgrade: boolean;

  constructor(
    private readonly rule: Rule,
    seed: number,
    index: number,
  ) {
    this.#random = new Random(seed, index);
    this.#network = new Network(this.#random);
    this.#hasUpgrade = this.#random.percent(UPGRADES_PERCENT);
    this.#writers = Array.from({ length: WRITERS }, () => this.#start(OLD));
  }

  play(): Judgement {
    for (let step = 0; step < STEPS; step += 1) this.#step();
    this.#network.settle();
    for (const writer of this.#writers) writer.read(Infinity);
    return judge({
      rule: this.rule,
      log: this.#network.log,
      ghosts: this.#ghosts,
      commands: this.#commands,
      writers: this.#writers,
    });
  }

  #step(): void {
    const writer = this.#random.pick(this.#writers);
    const roll = this.#random.below(100);
    const happens = STEPS_BY_CHANCE.find(({ upTo }) => roll < upTo);
    if (writer !== undefined) happens?.step(this, writer);
  }

  /** A client sends a command of its own, now and then on the version that the writer is at. */
  submitNew(writer: ModelWriter): void {
    const stream = this.#random.pick(STREAMS) ?? '';
    const command: ClientCommand = {
      cid: `c${this.#commands.length}`,
      stream,
      events: 1 + this.#random.below(2),
      ifMatch: this.#random.percent(25) ? writer.reader.head(stream).version : null,
      answers: [],
      isRefused: false,
    };
    this.#commands.push(command);
    writer.submit(command);
  }

  /** A client sends a command again, mostly a late one: it got no answer, or did not see it. */
  submitAgain(writer: ModelWriter): void {
    const recent = this.#random.percent(70) ? this.#commands.slice(-6) : this.#commands;
    const command = this.#random.pick(recent);
    if (command?.isRefused === false) writer.submit(command);
  }

  read(writer: ModelWriter): void {
    writer.read(1 + this.#random.below(6));
  }

  deliver(): void {
    this.#network.deliver();
  }

  acknowledge(): void {
    this.#network.acknowledge();
  }

  /** A writer is killed; the next one has its place and nothing of its memory. */
  crash(writer: ModelWriter): void {
    const isUpgraded = this.#hasUpgrade && this.#random.percent(40);
    const version = isUpgraded ? NEW : writer.recordVersion;
    this.#writers[this.#writers.indexOf(writer)] = this.#start(version);
  }

  #start(version: number): ModelWriter {
    return new ModelWriter(this.rule, this.#network, this.#ghosts, version);
  }
}

interface ChancedStep {
  /** Of a hundred, together with those before it. */
  readonly upTo: number;
  readonly step: (history: History, writer: ModelWriter) => void;
}

const STEPS_BY_CHANCE: readonly ChancedStep[] = [
  {
    upTo: 18,
    step: (history, writer) => {
      history.submitNew(writer);
    },
  },
  {
    upTo: 28,
    step: (history, writer) => {
      history.submitAgain(writer);
    },
  },
  {
    upTo: 44,
    step: (_, writer) => {
      writer.flush();
    },
  },
  {
    upTo: 64,
    step: (history) => {
      history.deliver();
    },
  },
  {
    upTo: 76,
    step: (history) => {
      history.acknowledge();
    },
  },
  {
    upTo: 93,
    step: (history, writer) => {
      history.read(writer);
    },
  },
  {
    upTo: 98,
    step: (_, writer) => {
      writer.resend();
    },
  },
  {
    upTo: 100,
    step: (history, writer) => {
      history.crash(writer);
    },
  },
];
