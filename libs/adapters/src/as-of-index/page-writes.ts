/** What one step adds to the pages of a race: nothing that was written is ever changed. */
export interface PageWrites {
  /** By the name of the page. */
  readonly appends: ReadonlyMap<string, string>;
  /** Bodies of facts and false reports that cannot be read from one event alone, as JSON. */
  readonly bodies: ReadonlyMap<string, string>;
}

/** The page that tells where the slabs are. */
export const DIRECTORY = 'd';
export const slabPage = (tree: string, slab: number): string => `${tree}${slab}`;
/** Times of recording on one page. */
export const TIMES_PER_PAGE = 1_000;
export const timesPage = (page: number): string => `t${page}`;

/** Gathers what is written until it is taken. */
export class PageBuffer {
  /** Records written to slabs since the start. */
  records = 0;
  readonly #appends = new Map<string, string[]>();
  readonly #bodies = new Map<string, string>();

  append(page: string, text: string): void {
    const parts = this.#appends.get(page);
    if (parts) parts.push(text);
    else this.#appends.set(page, [text]);
  }

  appendRecord(page: string, record: string): void {
    this.records += 1;
    this.append(page, record);
  }

  body(key: string, json: string): void {
    this.#bodies.set(key, json);
  }

  take(): PageWrites {
    const appends = new Map([...this.#appends].map(([page, parts]) => [page, parts.join('')]));
    const bodies = new Map(this.#bodies);
    this.#appends.clear();
    this.#bodies.clear();
    return { appends, bodies };
  }
}
