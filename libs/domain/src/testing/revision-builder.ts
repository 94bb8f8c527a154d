import type { Revision } from '../fact/revision.js';
import type { Source } from '../source/source.js';
import { occurredOn } from './dates.js';
import { supports, THE_SLOT } from './endorsements.js';

export interface RevisionSaid extends Partial<Omit<Revision, 'occurred' | 'fact'>> {
  readonly occurred?: string;
  readonly sources?: readonly Source[];
}

/** A revision of a fact as known at some K, for what reads revisions alone; certain once its range is over. */
export function aRevision(version: number, said: RevisionSaid = {}): Revision {
  const { occurred: edtf = '2021-12', ...rest } = said;
  const occurred = occurredOn(edtf);
  const earliest = occurred.earliest ?? -Infinity;
  const latest = said.latest ?? occurred.latest ?? Infinity;
  return {
    fact: `f${version}`,
    event: `f${version}`,
    version,
    revisedBy: version,
    type: 'EndorsementAnnounced',
    slot: THE_SLOT,
    occurred,
    earliest,
    latest,
    from: occurred.gave.earliest ? earliest : latest,
    rank: 0,
    assertion: 'reported',
    sources: [],
    background: [],
    data: supports(),
    follows: null,
    recordedAt: 0,
    published: 0,
    knownSince: 0,
    corrected: null,
    note: null,
    ...rest,
  };
}
