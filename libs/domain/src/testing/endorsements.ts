import type { EventId } from '../event/timeline-event.js';
import type { DataOf } from '../events/index.js';
import type { Knowledge, Revision } from '../fact/revision.js';
import { knownFacts } from '../fact/fact-ledger.js';
import { anOrganization, aPerson, EventBuilder, knownAt, type Said } from './event-builder.js';

export type Endorsement = DataOf<'EndorsementAnnounced'>;

/** Every fact of `Endorsements` that says nothing else is about this slot. */
export const THE_SLOT = 'endorsement/the-union/valencia';

export const supports = (more: Partial<Endorsement> = {}): Endorsement => ({
  endorser: anOrganization('the-union'),
  candidate: aPerson('valencia'),
  stance: 'support',
  ...more,
});

/** A history of endorsements of one candidate by one organisation: the plainest slot there is. */
export class Endorsements extends EventBuilder {
  announce(said: Said & { readonly data?: Partial<Endorsement> } = {}): EventId {
    return this.record('EndorsementAnnounced', { ...said, data: supports(said.data) });
  }

  /** The facts of the slot known at K, in order. */
  slot(knowledge: Knowledge = knownAt()): readonly Revision[] {
    return knownFacts(this.events, knowledge).slots.get(THE_SLOT) ?? [];
  }

  /** The one fact of the slot known at K. */
  only(knowledge: Knowledge = knownAt()): Revision | undefined {
    const [revision, ...others] = this.slot(knowledge);
    if (others.length > 0) throw new Error('There is more than one fact in the slot.');
    return revision;
  }
}
