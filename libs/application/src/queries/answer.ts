import type { Instant } from '#libs/domain';
import type { Table } from '../tables/table.js';

/** What a query answers, and how long it may be kept. */
export interface Answer {
  /** A closed answer never changes again [Q3]. */
  readonly closed: boolean;
  /** Strong, without quotes; null where the answer has none. */
  readonly etag: string | null;
  /**
   * How far the generation was when it answered; a header, since no closed body may depend on it [Q3].
   * A closed answer that is kept still says how far it was when the answer was made.
   */
  readonly reach?: {
    /** The race's head. */
    readonly version: number;
    /** Until when nothing older can still appear; null: unknown. */
    readonly watermark: Instant | null;
  };
  /** Made when it is asked for: who holds the answer already, by its ETag, has no need of it. */
  body(): AnswerBody;
  /** The media type of the body, where that is no JSON. */
  readonly type?: string;
  /** The same list as rows and columns, where the answer is one. */
  readonly table?: () => Table;
  /** The same for a list whose rows are the items of its document: it keeps nothing of what these are made of. */
  readonly list?: Omit<Table, 'rows'>;
  /** The same as links (RFC 6690), where the answer is a map of times (RFC 7089). */
  readonly linkFormat?: () => string;
  /** The instant as of which it answers, where it is asked for by that alone (RFC 7089). */
  readonly memento?: Instant;
  /** Where the answer is, for now: another record that this one is merged into. */
  readonly redirect?: string;
  /** Whether nothing has come yet after the cursor: who may wait asks again when something changes. */
  readonly awaits?: boolean;
}

/** A document as it is sent: JSON in UTF-8. */
export interface AnswerBody {
  readonly bytes: Buffer;
  /** Where the next page of a list is; null where there is none. */
  readonly next: string | null;
}

/** An answer as rows and columns; undefined where it is no list. */
export function tableOf(answer: Answer): Table | undefined {
  const { list } = answer;
  if (list === undefined) return answer.table?.();
  const { data } = JSON.parse(answer.body().bytes.toString()) as {
    readonly data: readonly object[];
  };
  return { ...list, rows: data };
}

interface Links {
  readonly self: string;
  readonly next?: string;
  readonly poll?: string;
}

/** The body that shows a list whose items are written already. */
export function bodyOfList(
  items: readonly string[],
  rest: { readonly meta: object; readonly links: Links },
): AnswerBody {
  const text = `{"data":[${items.join(',')}],${JSON.stringify(rest).slice(1)}`;
  return { bytes: Buffer.from(text), next: rest.links.next ?? null };
}

/** The body that shows a document. */
export function bodyOf(document: object): AnswerBody {
  const { links } = document as { readonly links?: { readonly next?: string } };
  return { bytes: Buffer.from(JSON.stringify(document)), next: links?.next ?? null };
}
