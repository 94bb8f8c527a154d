import type { FactData } from '../fact/fact-entry.js';
import type { FactRecord } from '../fact/fact-ledger.js';

/** All that an event says, each of its measures included [S1]. */
export const wholeData = ({ revisions }: Pick<FactRecord, 'revisions'>): FactData =>
  revisions.reduce<FactData>((whole, { data }) => ({ ...whole, ...data }), {});
