import type { Holder, Holders, Revision } from '#libs/domain';
import { isShownAgain, shownAgain } from './json-text.js';
import type { SourceBook } from './source-book.js';

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

type ShowSlot<Document> = (holders: Holders, book: SourceBook) => Document;

/**
 * What one slot alone decides: where a single fact holds there, the document is the same in every state, so that it
 * is made once for that fact and shown again.
 *
 * @param show of nothing but the holders, and where something does hold.
 */
export function shownBySlot<Document extends object>(show: ShowSlot<Document>): ShowSlot<Document> {
  const known = new WeakMap<Revision, Document>();
  return (holders, book) => {
    const fact = onlyFact(holders);
    if (fact === null) return show(holders, book);
    const before = known.get(fact);
    if (before === undefined) {
      const document = shownAgain(show(holders, book));
      known.set(fact, document);
      return document;
    }
    book.citeFact(fact);
    return before;
  };
}

/** The fact that certainly holds with no other beside it; null where there is none such. */
function onlyFact({ certain, possible }: Holders): Revision | null {
  if (certain === null || possible.length > 1) return null;
  return isAlone(certain) ? certain.revision : null;
}

/** Whether no other fact is shown beside it. */
export const isAlone = ({ agreeing, alternatives }: Holder): boolean =>
  agreeing.length === 0 && alternatives.length === 0;
