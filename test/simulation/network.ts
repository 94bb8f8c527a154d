import type { Random } from './random.js';

/** Whoever sent an append: told when it was acknowledged, if it lives. */
interface Sender {
  acknowledged(message: Message, position: number): void;
}

/** One append on its way: the same bytes, however often it is sent. */
export interface Message {
  readonly from: Sender;
  readonly values: readonly string[];
}

interface Acknowledgement {
  readonly message: Message;
  /** Of its last record. */
  readonly position: number;
}

/** The log, and what is on the way to it and from it: late, lost, doubled and in any order. */
export class Network {
  readonly log: string[] = [];
  readonly #copies: Message[] = [];
  readonly #acknowledgements: Acknowledgement[] = [];

  constructor(private readonly random: Random) {}

  send(message: Message): void {
    this.#copies.push(message);
  }

  /** One of the messages arrives, now and then to arrive again; or it is lost for now and forgotten. */
  deliver(): void {
    const { random } = this;
    const message = this.#take(this.#copies);
    if (message === undefined) return;
    if (random.percent(20)) {
      if (random.percent(50)) this.#copies.push(message);
      return;
    }
    if (random.percent(25)) this.#copies.push(message);
    this.#land(message);
    if (random.percent(75)) this.#acknowledgements.push({ message, position: this.log.length - 1 });
  }

  /** One of the acknowledgements arrives; its writer may be gone meanwhile. */
  acknowledge(): void {
    const acknowledgement = this.#take(this.#acknowledgements);
    if (acknowledgement === undefined) return;
    acknowledgement.message.from.acknowledged(acknowledgement.message, acknowledgement.position);
  }

  /** Everything that is still on its way arrives. */
  settle(): void {
    for (let left = this.#take(this.#copies); left !== undefined; left = this.#take(this.#copies))
      this.#land(left);
  }

  #land({ values }: Message): void {
    this.log.push(...values);
  }

  #take<T>(from: T[]): T | undefined {
    const [taken] = from.splice(this.random.below(from.length), 1);
    return taken;
  }
}
