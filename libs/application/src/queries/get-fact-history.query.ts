import { eventOfFact, FactLedger, formatInstant, recordOf, type Redaction } from '#libs/domain';
import { factHistoryDocument, showData } from '#libs/projections';
import type { Problem } from '../problems.js';
import { statePathOf } from '../record-path.js';
import { type Answer, bodyOf } from './answer.js';
import type { QueryDeps } from './query.js';
import { wholeRace } from './whole-race.js';

/** Every version of a fact: asserted, corrected, retracted, by whom, when and why. */
export async function getFactHistory(
  { readModel }: QueryDeps,
  { fact }: { fact: string },
): Promise<Answer | Problem> {
  const asserted = await readModel.event(eventOfFact(fact));
  if (asserted === undefined) return factUnknown(fact);
  const race = recordOf(asserted.stream);
  const ledger = FactLedger.of(await wholeRace(readModel, race));
  const history = factHistoryDocument(ledger.history(fact));
  if (asserted.event.redacted !== undefined) return factRedacted(fact, asserted.event.redacted);
  if (history === null) return factUnknown(fact);
  const self = `/v1/facts/${encodeURIComponent(fact)}/history`;
  return {
    body: () =>
      bodyOf({
        ...history,
        race,
        version: ledger.version,
        event: { id: asserted.event.id, data: wholeData(ledger, fact) },
        links: { self, state: statePathOf(asserted.stream) },
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

function factRedacted(fact: string, redacted: Redaction | true): Problem {
  const why = redacted === true ? '' : ` on ${formatInstant(redacted.at)} (${redacted.reason})`;
  return { problem: 'fact-redacted', detail: `What is known of "${fact}" was redacted${why}.` };
}

const factUnknown = (fact: string): Problem => ({
  problem: 'fact-unknown',
  detail: `There is no fact "${fact}" in this record.`,
});
