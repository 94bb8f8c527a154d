import { eventOfFact, FactLedger } from '#libs/domain';
import type { AcceptedEvent, ReadModelReader } from '#libs/ports';
import { factHistoryDocument, showData } from '#libs/projections';
import type { Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import { type QueryDeps, raceOfStream } from './query.js';

/** Events fetched at once while a race is read whole. */
const EVENTS_AT_ONCE = 1_000;

/** Every version of a fact: asserted, corrected, retracted, by whom, when and why. */
export async function getFactHistory(
  { readModel }: QueryDeps,
  { fact }: { fact: string },
): Promise<Answer | Problem> {
  const asserted = await readModel.event(eventOfFact(fact));
  if (asserted === undefined) return factUnknown(fact);
  const race = raceOfStream(asserted.stream);
  const ledger = FactLedger.of(await wholeRace(readModel, race));
  const history = factHistoryDocument(ledger.history(fact));
  if (history === null) return factUnknown(fact);
  const self = `/v1/facts/${encodeURIComponent(fact)}/history`;
  return {
    body: () =>
      bodyOf({
        ...history,
        race,
        event: { id: asserted.event.id, data: wholeData(ledger, fact) },
        links: { self, state: `/v1/races/${race}/state` },
      }),
    closed: false,
    etag: String(ledger.version),
  };
}

/** What the event says now, all its measures together: what a correction replaces. */
function wholeData(ledger: FactLedger, fact: string): object {
  const measures = ledger.fact(fact)?.revisions ?? [];
  return showData(Object.fromEntries(measures.flatMap(({ data }) => Object.entries(data))));
}

const factUnknown = (fact: string): Problem => ({
  problem: 'fact-unknown',
  detail: `There is no fact "${fact}" in this record.`,
});

async function wholeRace(
  readModel: ReadModelReader,
  race: string,
): Promise<readonly AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  for (;;) {
    const page = await readModel.events(race, events.length, EVENTS_AT_ONCE);
    events.push(...page);
    if (page.length < EVENTS_AT_ONCE) return events;
  }
}
