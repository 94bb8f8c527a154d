import type { DataOf, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

type Coverage = DataOf<'CoverageChanged'>;

/** What our record of the race claims to cover, part by part: an empty list is not "none". */
export type CoverageDocument = Omit<Coverage, 'through'> & { readonly through?: string };

/** As the race was created, until a change of it certainly holds. */
export function showCoverage({ slots, identity }: StateContext): CoverageDocument {
  const held = slotsOf(slots, 'coverage')[0]?.holders.certain;
  const { through, ...parts } = (held && coverageIn(held.revision)) ?? identity.coverage ?? {};
  const day = through?.edtf ?? null;
  return { ...parts, ...(day !== null && { through: day }) };
}

function coverageIn(revision: Revision): Coverage | null {
  const fact = asFact(revision);
  return fact.type === 'CoverageChanged' ? fact.data : null;
}
