import { randomUUID } from 'node:crypto';
import { Dice } from './dice.js';
import { Editor, type Order } from './documents.js';
import { type Answer, isRefusal, isSuccess, recordedBy, type SentCommand } from './history.js';

/** A request without an answer for so long is sent again, elsewhere. */
const ANSWER_MS_MAX = 3_000;
const RETRY_AFTER_MS = 50;
const REPEATED_ELSEWHERE = 0.2;

/** The API processes, as a client knows them. */
export interface Doors {
  readonly addresses: readonly string[];
  readonly token: string;
}

export interface ClientOptions {
  readonly doors: Doors;
  readonly seed: number;
  readonly name: string;
  readonly races: readonly [string, ...string[]];
  /** Told of every command that was sent, and of the moment of every first success. */
  readonly onSent: (command: SentCommand) => void;
  readonly onSuccess: (at: number) => void;
}

/** Sends one command after another, each again and again until it is known how it ended. */
export class Client {
  readonly #dice: Dice;
  readonly #editor: Editor;
  readonly #known = new Map<string, number>();

  constructor(private readonly options: ClientOptions) {
    this.#dice = new Dice(options.seed);
    this.#editor = new Editor(options.seed + 1, options.name);
  }

  /** @param ending begin nothing new; @param givingUp leave open how the last one ended */
  async run(ending: AbortSignal, givingUp: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      const race = this.#dice.oneOf(this.options.races);
      await this.send(this.#editor.next(race, this.#known.get(race) ?? 1), givingUp);
    }
  }

  /** Sends a command until it is answered; a fifth of them once more, to another process. */
  async send(order: Order, givingUp: AbortSignal): Promise<SentCommand> {
    const answers: Answer[] = [];
    const command: SentCommand = { ...order, key: randomUUID(), answers };
    let api = this.#dice.upTo(this.options.doors.addresses.length);
    await this.#untilAnswered(command, answers, { api, givingUp });
    const last = answers.at(-1);
    if (last !== undefined && isSuccess(last)) this.#succeeded(command, last);
    if (this.#dice.isLucky(REPEATED_ELSEWHERE)) {
      api = ((last?.api ?? api) + 1) % this.options.doors.addresses.length;
      await this.#untilAnswered(command, answers, { api, givingUp });
    }
    this.options.onSent(command);
    return command;
  }

  async #untilAnswered(
    command: SentCommand,
    answers: Answer[],
    { api, givingUp }: { readonly api: number; readonly givingUp: AbortSignal },
  ): Promise<void> {
    const { addresses } = this.options.doors;
    for (let attempt = api; !givingUp.aborted; attempt = (attempt + 1) % addresses.length) {
      const answer = await this.#post(command, attempt);
      if (answer !== undefined) answers.push(answer);
      if (answer !== undefined && (isSuccess(answer) || isRefusal(answer))) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    }
  }

  /** @returns undefined where no answer came. */
  async #post(command: SentCommand, api: number): Promise<Answer | undefined> {
    const { addresses, token } = this.options.doors;
    const isRace = command.document.startsWith('{"type":"CreateRace"');
    const path = isRace ? '/v1/races' : `/v1/races/${command.race}/commands`;
    try {
      const response = await fetch(`${addresses[api] ?? ''}${path}`, {
        method: 'POST',
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': command.key,
          ...(command.ifMatch === undefined ? {} : { 'if-match': `"${command.ifMatch}"` }),
        },
        body: command.document,
      });
      return { api, status: response.status, body: await response.text() };
    } catch {
      // The process is gone, stands still or is too slow: nobody knows whether it took the command.
      return undefined;
    }
  }

  #succeeded(command: SentCommand, answer: Answer): void {
    const { version, events } = recordedBy(answer);
    this.#known.set(command.race, version);
    if (events.length > 0) this.options.onSuccess(Date.now());
  }
}
