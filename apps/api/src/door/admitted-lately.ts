import type { Shape } from './issues-of.js';

/** Queries that are remembered for each shape; beyond it all are forgotten. */
const REMEMBERED_MAX = 500;
const REMEMBERED_CHARACTERS_MAX = 500;

/** What was let in before need not be checked again: a popular question is asked in the same words. */
export class AdmittedLately {
  readonly #texts = new WeakMap<Shape, Set<string>>();

  has(shape: Shape, text: string): boolean {
    return this.#texts.get(shape)?.has(text) === true;
  }

  add(shape: Shape, text: string): void {
    if (text.length > REMEMBERED_CHARACTERS_MAX) return;
    const texts = this.#texts.get(shape) ?? new Set<string>();
    if (texts.size >= REMEMBERED_MAX) texts.clear();
    this.#texts.set(shape, texts.add(text));
  }
}
