import { isShownAgain, shownAgain } from './json-text.js';

/**
 * Documents around held values. Where a value is the same in every state, the fact that says so names all that is
 * shown with it, so that the document is made once and shown again.
 */
export class SettledDocuments<Document extends object> {
  readonly #known = new WeakMap<object, Document>();

  /** @param make of nothing but the value and its fact. */
  of(held: object, make: () => Document): Document {
    const before = this.#known.get(held);
    if (before !== undefined) return before;
    const document = make();
    if (isShownAgain(held)) this.#known.set(held, shownAgain(document));
    return document;
  }
}
