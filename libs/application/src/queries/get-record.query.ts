import { type IdentityKind, publisherOf } from '#libs/domain';
import { recordDocument, showFact, SourceBook, type TimelineItem } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { COLLECTION_OF } from '../record-path.js';
import { factColumns, type Table, textColumn } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeCursor } from './cursor.js';
import { link } from './link.js';
import { NOT_SCANNED, type Scanned, scanRaces } from './mentions-scan.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';
import { nextOfRecord, readRecordPage, type RecordPage } from './record-page.js';
import { askedOf, readRecordQuestion, type RecordQuestion } from './record-question.js';
import { RecordsKnown } from './record-redirects.js';
import { recordUnknown } from './record-unknown.js';
import { rolesOf, whoOf } from './record-roles.js';

interface Asked {
  readonly kind: IdentityKind;
  readonly id: string;
  readonly params: Params;
}

/**
 * Who or what something is at (V, K), and what races say of it: those of ids that were merged into it as well.
 * What is merged into another leads there. Races are read after the position that the answer names: those whose
 * events name them, some at once in the order of their ids.
 */
export async function getRecord(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const page = readRecordPage(asked.params);
  if (isProblem(page)) return page;
  const question = readRecordQuestion(deps, asked.params);
  if (isProblem(question)) return question;
  const position = writeCursor({ log: await deps.readModel.feedEnd() });
  const records = await RecordsKnown.read(deps.readModel, asked.kind, question);
  if (records.redirects.next(asked.id) !== undefined) return leadOn(asked, records);
  const scanned = await scan(deps, { ...asked, question, records, page });
  const shown: Shown = { ...asked, ...scanned, question, records, page, position };
  if (isNothing(shown)) return recordUnknown(asked.kind, asked.id);
  return {
    closed: false,
    etag: null,
    body: () => bodyOf(documentOf(shown)),
    table: (): Table => ({
      title: `${asked.kind} ${asked.id}`,
      columns: COLUMNS,
      rows: rowsOf(shown).rows,
    }),
  };
}

interface Known extends Asked {
  readonly question: RecordQuestion;
  readonly records: RecordsKnown;
  readonly page: RecordPage;
}

interface Shown extends Known, Scanned {
  /** A cursor of the feed: everything before it is in the answer. */
  readonly position: string;
}

/** Races name people and organisations, and cite sources; nothing else is looked for in them. */
function scan(deps: QueryDeps, known: Known): Promise<Scanned> {
  const { kind, id, question, records, page } = known;
  if (kind !== 'person' && kind !== 'organization' && kind !== 'source')
    return Promise.resolve(NOT_SCANNED);
  const { knowledge, validBefore } = question;
  const mentioned = { kind, ids: records.all(id), validBefore };
  return scanRaces(deps, mentioned, { knowledge, from: page.from });
}

const isNothing = ({ id, records, found, page, nextRace }: Shown): boolean =>
  found.length === 0 &&
  page.from === '' &&
  nextRace === null &&
  !records.slotsOf(id).has('identity');

/** A split undoes a merge, so that nobody may keep where it leads. */
function leadOn({ kind, id, params }: Asked, { redirects }: RecordsKnown): Answer {
  const path = COLLECTION_OF[kind];
  const canonical = redirects.canonical(id);
  const mergedInto = link(`${path}/${canonical}`, params);
  const book = new SourceBook();
  const merge = redirects.next(id);
  return {
    closed: false,
    etag: null,
    redirect: mergedInto,
    body: () =>
      bodyOf({
        id,
        kind,
        mergedInto: canonical,
        ...(merge && { merge: showFact(merge.revision, book) }),
        sources: book.all(),
        links: { self: link(`${path}/${id}`, params), mergedInto },
      }),
  };
}

function documentOf(shown: Shown): object {
  const { kind, id, params, found, records, question, page, racesRead, nextRace } = shown;
  const book = new SourceBook();
  const path = `${COLLECTION_OF[kind]}/${encodeURIComponent(id)}`;
  const { rows, total } = rowsOf(shown);
  const after = nextOfRecord(page, { shown: rows.length, total, nextRace });
  const { validBefore } = question;
  return {
    id,
    kind,
    ...whoOf(found),
    ...recordDocument({ slots: records.slotsOf(ownIdOf(shown)) }, validBefore, book),
    conflicts: records.conflictsOf(id),
    mergedFrom: mergedFrom(shown, book),
    ...rolesOf(shown, records.all(id)),
    data: rows,
    sources: book.all(),
    meta: {
      ...askedOf(question),
      total,
      racesRead,
      moreRaces: nextRace !== null,
      position: shown.position,
    },
    links: {
      self: link(path, params),
      ...(after !== null && { next: link(path, { ...params, after }) }),
      poll: link('/v1/events', { after: shown.position }),
    },
  };
}

/** A piece is cited by its own key; what is registered is its publisher. */
function ownIdOf({ kind, id, found, records }: Shown): string {
  if (kind !== 'source' || records.slotsOf(id).size > 0) return id;
  const source = found.map(({ mentions }) => mentions.source).find((one) => one !== null);
  return source ? publisherOf(source) : id;
}

/** The ids that lead here, and the merges that say so. */
const mergedFrom = ({ id, records }: Shown, book: SourceBook): readonly object[] =>
  records.redirects.mergedInto(id).flatMap((from) => {
    const merge = records.redirects.next(from);
    const name = records.slotsOf(from).get('identity')?.at(-1)?.data['name'];
    return merge
      ? [{ id: from, name, into: merge.into.id, merge: showFact(merge.revision, book) }]
      : [];
  });

interface Row extends TimelineItem {
  /** The id in the fact, where that is one that was merged into this. */
  readonly recordedAs?: string;
}

function rowsOf({ id, found, records, page }: Shown): { rows: readonly Row[]; total: number } {
  const all = found.flatMap(({ mentions }) => mentions.items);
  const merged = records.redirects.mergedInto(id);
  const rows = all.slice(page.offset, page.offset + page.limit).map((item): Row => {
    const recordedAs = item.people.includes(id)
      ? undefined
      : merged.find((one) => item.people.includes(one));
    return recordedAs === undefined ? item : { ...item, recordedAs };
  });
  return { rows, total: all.length };
}

const COLUMNS = [
  textColumn('race', 'Id of the race.'),
  textColumn('headline', 'What happened, in one sentence.'),
  textColumn('slot', 'What the fact is about.'),
  textColumn('people', 'Everyone whom it names, divided by semicolons.'),
  textColumn('recordedAs', 'The id in the fact, where that was merged into this one.'),
  ...factColumns().filter(({ name }) => name !== 'sources'),
];
