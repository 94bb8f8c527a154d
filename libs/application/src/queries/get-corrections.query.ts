import { type EventType, FactLedger, recordOf } from '#libs/domain';
import type { AcceptedEvent, ReadModelReader } from '#libs/ports';
import { type CorrectionItem, correctionItem, redactionItem } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { type Column, jsonColumn, type Table, textColumn, timeColumn } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import { writeCursor } from './cursor.js';
import { link } from './link.js';
import { type QueryDeps, readLimit } from './query.js';
import type { Params } from './question.js';
import { searchEvents } from './get-events.query.js';
import { wholeRace } from './whole-race.js';

/** What acts on a fact on paper [F2, F7]; a source that only adds is no correction. */
const CORRECTING: ReadonlySet<EventType> = new Set<EventType>([
  'EventCorrected',
  'EventRetracted',
  'FinanceReportWithdrawn',
  'EventDisputed',
  'ConflictResolved',
  'EventRedacted',
]);

export const isCorrecting = ({ event }: AcceptedEvent): boolean => CORRECTING.has(event.type);

/** Corrections of one reply: each reads the race that it belongs to whole, once. */
export const CORRECTIONS_MAX = 100;

/** The public log of what was put right, doubted, decided or removed, of one race or of all, in the order of recording. */
export async function getCorrections(
  deps: QueryDeps,
  { params }: { readonly params: Params },
): Promise<Answer | Problem> {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const page = await searchEvents(deps, params, {
    limit: Math.min(limit, CORRECTIONS_MAX),
    wanted: isCorrecting,
  });
  if (isProblem(page)) return page;
  const rows = await correctionItems(deps.readModel, page.events);
  const next = link('/v1/corrections', { ...params, after: writeCursor(page.cursor) });
  return {
    closed: false,
    etag: null,
    body: () =>
      bodyOf({
        data: rows,
        meta: { caughtUp: page.caughtUp },
        links: {
          self: link('/v1/corrections', params),
          ...(page.caughtUp ? {} : { next }),
          poll: next,
        },
      }),
    table: (): Table => ({ title: 'Corrections', columns: COLUMNS, rows }),
  };
}

/** Events that put something right, each with what it did; without those that acted on nothing. */
export async function correctionItems(
  readModel: ReadModelReader,
  events: readonly AcceptedEvent[],
): Promise<readonly CorrectionItem[]> {
  const ledgers = new Map<string, FactLedger>();
  const itemOf = async (accepted: AcceptedEvent, race: string) => {
    const { event } = accepted;
    if (event.type === 'EventRedacted') {
      const removed = await readModel.event(event.data.event);
      return redactionItem({ ...accepted, event }, race, removed?.event.type ?? null);
    }
    const ledger = ledgers.get(race) ?? FactLedger.of(await wholeRace(readModel, race));
    ledgers.set(race, ledger);
    return correctionItem(accepted, race, ledger.history(event.id));
  };
  const items: CorrectionItem[] = [];
  for (const accepted of events) {
    const race = recordOf(accepted.stream);
    const item = await itemOf(accepted, race);
    if (item !== null) items.push(item);
  }
  return items;
}

const COLUMNS: readonly Column[] = [
  textColumn('event', 'Id of the correction: GET /v1/events/{event}.'),
  textColumn('race', 'Id of the race; of any other record the name of its stream.'),
  textColumn(
    'did',
    'What it did to the fact: corrected, retracted, restored, disputed, resolved, redacted, or nothing.',
  ),
  textColumn('kind', 'transcription: our mistake; source: that of the source.'),
  textColumn('reason', 'Why.'),
  timeColumn('recordedAt', 'When it was recorded.'),
  textColumn('fact', 'Id of the fact: GET /v1/facts/{fact}/history.'),
  textColumn('type', 'Type of the event that asserted the fact.'),
  textColumn('headline', 'What was said before.'),
  textColumn('changed', 'What of the fact changed, divided by semicolons.'),
  ...shapeColumns('before', 'before'),
  ...shapeColumns('after', 'after; empty where it is retracted'),
];

/** What `changed` may name, so that what changed is seen in the row. */
function shapeColumns(at: 'before' | 'after', when: string): readonly Column[] {
  return [
    textColumn(`${at}.occurred.edtf`, `When it occurred, as dated ${when} (EDTF).`),
    textColumn(`${at}.assertion`, `How sure it was held to be ${when}.`),
    textColumn(`${at}.sources`, `Keys of its sources ${when}, divided by semicolons.`),
    jsonColumn(`${at}.data`, `What it said ${when}.`),
  ];
}
