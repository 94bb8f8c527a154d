import type { CorrectionItem } from '#libs/projections';
import { ATOM_TYPE, atomOf, type Feed, type FeedEntry } from '../feeds/atom.js';
import { isProblem, type Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { isCorrecting, correctionItems } from './get-corrections.query.js';
import { link } from './link.js';
import { newestEvents } from './newest-events.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';

/** Entries of the feed: each reads the race that it belongs to whole, once. */
const ENTRIES_MAX = 50;

/** What the ids of entries begin with: they stay the same wherever the service is reached (RFC 4151). */
const TAG = 'tag:election-timeline.org,2026';

/** The newest corrections, of one race or of all, as an Atom feed (RFC 4287): the news for who reads feeds. */
export async function getCorrectionsFeed(
  { readModel, publicUrl = '' }: QueryDeps,
  { params }: { readonly params: Params },
): Promise<Answer | Problem> {
  const search = { limit: ENTRIES_MAX, wanted: isCorrecting };
  const events = await newestEvents(readModel, params, search);
  if (isProblem(events)) return events;
  const items = await correctionItems(readModel, events);
  const about = params['race'] ?? params['stream'];
  const feed: Feed = {
    id: `${TAG}:corrections${about === undefined ? '' : `/${about}`}`,
    title: about === undefined ? 'Corrections' : `Corrections of ${about}`,
    self: publicUrl + link('/v1/corrections.atom', params),
    entries: items.map((item) => entryOf(item, publicUrl)),
  };
  return {
    closed: false,
    etag: null,
    type: `${ATOM_TYPE}; charset=utf-8`,
    body: () => ({ bytes: Buffer.from(atomOf(feed)), next: null }),
  };
}

const entryOf = (item: CorrectionItem, publicUrl: string): FeedEntry => ({
  id: `${TAG}:event/${item.event}`,
  title: titleOf(item),
  summary: summaryOf(item),
  updated: item.recordedAt,
  href: publicUrl + (item.did === 'redacted' ? item.links.event : item.links.history),
  category: item.did,
});

/** What was said before, in the sentence of the timeline; of what is removed nothing. */
const titleOf = ({ did, headline, race }: CorrectionItem): string =>
  `${did.slice(0, 1).toUpperCase()}${did.slice(1)}: ${headline ?? race}`;

function summaryOf({ race, kind, reason, changed }: CorrectionItem): string {
  const what = changed.length === 0 ? [] : [`Changed: ${changed.join(', ')}.`];
  const why = reason === null ? [] : [`Reason: ${reason}${kind === null ? '' : ` (${kind})`}`];
  return [`In ${race}.`, ...what, ...why].join(' ');
}
