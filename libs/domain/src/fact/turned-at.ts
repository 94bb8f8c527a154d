import type { Instant } from '../time/instant.js';
import type { KnownFacts } from './revision.js';

/**
 * The last instant at which time alone changed who holds [Q4]: the greatest `earliest` or `latest`
 * that v has passed. A fact may hold once v is after its `earliest`, and surely once v is at its `latest`.
 *
 * @returns null where v has passed none.
 */
export function turnedAt(known: KnownFacts, validBefore: Instant): Instant | null {
  let turned = -Infinity;
  for (const revisions of known.slots.values()) {
    for (const { earliest, latest } of revisions) {
      if (earliest < validBefore) turned = Math.max(turned, earliest);
      if (latest <= validBefore) turned = Math.max(turned, latest);
    }
  }
  return turned === -Infinity ? null : turned;
}
