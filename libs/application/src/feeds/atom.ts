/** One entry of a feed. */
export interface FeedEntry {
  /** The same for ever, wherever the service is reached. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** RFC 3339. */
  readonly updated: string;
  /** Where a reader finds more. */
  readonly href: string;
  readonly category: string;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly self: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

export const ATOM_TYPE = 'application/atom+xml';

/** Of a feed in which nothing is yet: it has to have a date. */
const BEFORE_ANY = '1970-01-01T00:00:00Z';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 forbids however it is written, and the other control characters, which it advises against. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, '\ufffd').replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A feed as an Atom document (RFC 4287). */
export function atomOf({ id, title, self, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', id),
    element('title', title),
    element('updated', entries[0]?.updated ?? BEFORE_ANY),
    '<author><name>Election timeline</name></author>',
    `<link rel="self" type="${ATOM_TYPE}" href="${escaped(self)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const entryOf = ({ id, title, summary, updated, href, category }: FeedEntry): string =>
  [
    '<entry>',
    element('id', id),
    element('title', title),
    element('updated', updated),
    `<link rel="alternate" type="application/json" href="${escaped(href)}"/>`,
    `<category term="${escaped(category)}"/>`,
    element('summary', summary),
    '</entry>',
  ].join('\n');
