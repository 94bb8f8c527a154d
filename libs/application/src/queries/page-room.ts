import type { AcceptedEvent } from '#libs/ports';

/** Events of one page together, as they are sent; a page holds its first event however long that is. */
export const PAGE_BYTES_MAX = 4 * 1024 * 1024;

export interface EventsSearch {
  readonly limit: number;
  readonly wanted: (event: AcceptedEvent) => boolean;
  /** How long an event is where it is sent; without it a page is bounded by their number alone. */
  readonly bytesOf?: (event: AcceptedEvent) => number;
}

/** The events of one page: so many, and so many bytes of them. */
export class PageRoom {
  readonly events: AcceptedEvent[] = [];
  #bytes = 0;
  #isFull = false;

  constructor(private readonly search: EventsSearch) {}

  /** Whether nothing more fits. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /**
   * Takes those that are wanted, in order, as long as there is room.
   * @returns how many were passed by, taken or not wanted; the next one is for the next page.
   */
  pass<Entry>(entries: readonly Entry[], eventOf: (entry: Entry) => AcceptedEvent): number {
    const first = entries.findIndex((entry) => !this.#pass(eventOf(entry)));
    return first < 0 ? entries.length : first;
  }

  #pass(event: AcceptedEvent): boolean {
    const { limit, wanted, bytesOf } = this.search;
    if (!wanted(event)) return true;
    if (this.#isFull) return false;
    const bytes = bytesOf?.(event) ?? 0;
    if (this.events.length > 0 && this.#bytes + bytes > PAGE_BYTES_MAX) {
      this.#isFull = true;
      return false;
    }
    this.events.push(event);
    this.#bytes += bytes;
    this.#isFull = this.events.length === limit;
    return true;
  }
}
