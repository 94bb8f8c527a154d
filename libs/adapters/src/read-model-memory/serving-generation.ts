import type { Generation, PartitionProgress, ProjectedCommit } from '#libs/ports';
import { generationReplaced } from '../race-history/generation-errors.js';
import type { MemoryGeneration } from './memory-generation.js';

/**
 * A projector's handle on the generation that serves. After a promotion it takes nothing more, and its next
 * `progress()` is that of the generation that serves then.
 */
export class ServingGeneration implements Generation {
  readonly #serving: () => MemoryGeneration;
  #current: MemoryGeneration;

  constructor(serving: () => MemoryGeneration) {
    this.#serving = serving;
    this.#current = serving();
  }

  get number(): number {
    return this.#current.number;
  }

  apply(commits: readonly ProjectedCommit[]): Promise<void> {
    return this.#onCurrent((generation) => generation.apply(commits));
  }

  progress(): Promise<readonly PartitionProgress[]> {
    this.#current = this.#serving();
    return this.#current.progress();
  }

  saveProgress(progress: readonly PartitionProgress[]): Promise<void> {
    return this.#onCurrent((generation) => generation.saveProgress(progress));
  }

  #onCurrent(write: (generation: MemoryGeneration) => Promise<void>): Promise<void> {
    if (this.#serving() !== this.#current) return Promise.reject(generationReplaced(this.number));
    return write(this.#current);
  }
}
