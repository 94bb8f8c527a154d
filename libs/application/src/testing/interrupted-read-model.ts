import {
  ReadModelUnavailable,
  type Generation,
  type ProjectedCommit,
  type ReadModel,
} from '#libs/ports';

/**
 * Real read models behind a line that a test cuts and mends: what is asked meanwhile fails as it does
 * where their server is away, and the test can wait until something was asked in vain.
 */
export class InterruptedReadModel {
  readonly model: ReadModel;
  #isCut = false;
  #onAsked: (() => void)[] = [];
  #onProgress: (() => void) | undefined;
  #refuses: ((commit: ProjectedCommit) => boolean) | undefined;

  constructor(model: ReadModel) {
    this.model = new Proxy(model, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (name === 'serving' || name === 'begin')
          return async () => this.#wrap(await this.#through(() => target[name]()));
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
  }

  cut(): void {
    this.#isCut = true;
  }

  mend(): void {
    this.#isCut = false;
  }

  /** Commits that the read models break on, as they would on a fault in their code. */
  breakOn(refuses: ((commit: ProjectedCommit) => boolean) | undefined): void {
    this.#refuses = refuses;
  }

  /** When something was asked in vain. */
  asked(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAsked.push(resolve);
    });
  }

  /** When a projector has asked so often where it is. */
  progressAsked(times: number): Promise<void> {
    let left = times;
    return new Promise((resolve) => {
      this.#onProgress = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    });
  }

  #wrap(generation: Generation): Generation {
    return {
      get number() {
        return generation.number;
      },
      apply: (commits) =>
        this.#through(() => {
          if (commits.some((commit) => this.#refuses?.(commit))) throw new TypeError('A fault.');
          return generation.apply(commits);
        }),
      progress: () =>
        this.#through(() => {
          this.#onProgress?.();
          return generation.progress();
        }),
      saveProgress: (progress) => this.#through(() => generation.saveProgress(progress)),
    };
  }

  async #through<T>(ask: () => Promise<T>): Promise<T> {
    if (!this.#isCut) return ask();
    for (const resolve of this.#onAsked.splice(0)) resolve();
    throw new ReadModelUnavailable('The read models are away.');
  }
}
