import type { Accepted } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { EVERYTHING } from './current-facts.js';
import { entryFacts } from './entry-facts.js';
import { factEntry } from './fact-entry.js';
import type { Revision } from './revision.js';

/** The facts that an event asserts, as they are while nothing acts on it; without the floors of what it follows [F4]. */
export function assertedFacts(accepted: Accepted<TimelineEvent>): readonly Revision[] {
  const entry = factEntry(accepted);
  return entry === undefined ? [] : (entryFacts(entry, EVERYTHING)?.drafts ?? []);
}
