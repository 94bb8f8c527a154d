import { folded, type ExternalIdentifier, type IdentityKind, UNSAID } from '#libs/domain';
import { namesOf, recordDocument, SourceBook } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { COLLECTION_OF } from '../record-path.js';
import { type Answer, bodyOf } from './answer.js';
import { writeCursor } from './cursor.js';
import { link } from './link.js';
import { pageOfIds, readPageOfIds } from './page.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';
import { askedOf, readRecordQuestion, type RecordQuestion } from './record-question.js';
import { RecordsKnown } from './record-redirects.js';

interface Asked {
  readonly kind: IdentityKind;
  readonly params: Params;
}

/** Everything of a kind that is registered, found by name or by an identifier elsewhere. */
export async function getRecords(
  deps: QueryDeps,
  { kind, params }: Asked,
): Promise<Answer | Problem> {
  const page = readPageOfIds(params);
  if (isProblem(page)) return page;
  const question = readRecordQuestion(deps, params);
  if (isProblem(question)) return question;
  const wanted = readWanted(params);
  if (isProblem(wanted)) return wanted;
  const position = writeCursor({ log: await deps.readModel.feedEnd() });
  const records = await RecordsKnown.read(deps.readModel, kind, question);
  const ids = records.ids.filter((id) => isListed(id, records, wanted));
  const { items, next } = pageOfIds(ids, (id) => id, page);
  const path = COLLECTION_OF[kind];
  return {
    closed: false,
    etag: null,
    body: () =>
      bodyOf({
        data: items.map((id) => itemOf(id, { kind, records, question })),
        meta: { ...askedOf(question), total: ids.length, position },
        links: {
          self: link(path, params),
          ...(next !== null && { next: link(path, { ...params, after: next }) }),
        },
      }),
  };
}

interface Wanted {
  readonly name: string | null;
  readonly identifier: ExternalIdentifier | null;
}

function readWanted({ name, identifier: text }: Params): Wanted | Problem {
  const identifier = text === undefined ? null : readIdentifier(text);
  if (identifier === undefined) return identifierInvalid(String(text));
  return { name: name === undefined ? null : folded(name), identifier };
}

/** The scheme and the identifier, divided by the first colon: `wikidata:Q434804`. */
function readIdentifier(text: string): ExternalIdentifier | undefined {
  const [, scheme, identifier] = /^([a-z\d-]+):(.+)$/.exec(text) ?? [];
  return scheme === undefined || identifier === undefined ? undefined : { scheme, identifier };
}

function identifierInvalid(given: string): Problem {
  const detail = `Give a scheme and an identifier, such as wikidata:Q434804, not "${given}".`;
  return {
    problem: 'parameter-invalid',
    detail: `identifier: ${detail}`,
    errors: [{ pointer: '?identifier', code: 'identifier-malformed', detail }],
  };
}

/** A record that is merged into another is found as the other. */
function isListed(id: string, records: RecordsKnown, { name, identifier }: Wanted): boolean {
  if (records.redirects.next(id) !== undefined || !records.slotsOf(id).has('identity'))
    return false;
  const ids = records.all(id);
  return (
    (name === null || ids.some((one) => isCalled(one, name, records))) &&
    (identifier === null || records.known(identifier).some((one) => ids.includes(one)))
  );
}

/** Case, accents and punctuation make no difference; a word of a name may be cut short. */
function isCalled(id: string, name: string, records: RecordsKnown): boolean {
  if (name === UNSAID) return false;
  const names = [id, ...namesOf(records.slotsOf(id)).map(folded)];
  return names.some((one) => one.startsWith(name) || one.includes(`-${name}`));
}

interface Listing {
  readonly kind: IdentityKind;
  readonly records: RecordsKnown;
  readonly question: RecordQuestion;
}

function itemOf(id: string, { kind, records, question }: Listing): object {
  const { validBefore } = question;
  const book = new SourceBook();
  const document = recordDocument({ slots: records.slotsOf(id) }, validBefore, book);
  return {
    id,
    kind,
    name: document?.name ?? id,
    aliases: document?.aliases.map(({ value, possible }) => value ?? possible?.[0] ?? null) ?? [],
    externalIdentifiers: document?.externalIdentifiers ?? [],
    conflicts: records.conflictsOf(id),
    mergedFrom: records.redirects.mergedInto(id),
    links: { self: `${COLLECTION_OF[kind]}/${id}` },
  };
}
