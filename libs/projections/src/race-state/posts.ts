import type { Holder, Holders, Instant, Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluate, type Outcome, type Outcomes } from '../held/outcomes.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Whether somebody holds a post at V, or held it before [T3]. */
export type PostStatus = 'holds' | 'held';

export interface PostDocument extends HeldValue<PostStatus> {
  readonly office: string;
  readonly jurisdiction?: string;
  readonly label?: string;
}

/** A post lasts from when it began until its end: certainly until the earliest of it, possibly until the latest. */
export function postOutcomes(holders: Holders, validBefore: Instant): Outcomes<PostStatus> {
  const statuses = (holder: Holder | null): readonly (Outcome<PostStatus> | null)[] =>
    holder === null
      ? [null]
      : statusesOf(holder.revision, validBefore).map((value) => ({ value, holder }));
  return evaluate({
    slots: [holders],
    outcomes: ([holder]) => statuses(holder ?? null),
    widest: () =>
      holders.possible.flatMap((holder) => statuses(holder).flatMap((one) => one ?? [])),
  });
}

function statusesOf(revision: Revision, validBefore: Instant): readonly PostStatus[] {
  const fact = asFact(revision);
  if (fact.type !== 'PostHeld') return ['held'];
  const { end } = fact.data;
  if (end === undefined || (end.earliest ?? -Infinity) >= validBefore) return ['holds'];
  return (end.latest ?? Infinity) <= validBefore ? ['held'] : ['held', 'holds'];
}

/** The posts of a person: what an endorser or a candidate is, or was. */
export function showPosts(
  { slots, validBefore, book, bounds }: StateContext,
  person: string,
): readonly PostDocument[] {
  const own = slotsOf(slots, 'post').filter(({ slot }) => slot.startsWith(`post/${person}/`));
  return bounds.list(`candidates/${person}/posts`, own).map(({ holders }) => {
    const outcomes = postOutcomes(holders, validBefore);
    const held = showThere(
      outcomes,
      (revision) => statusesOf(revision, validBefore)[0] ?? null,
      book,
    );
    return { ...postOf(holders), ...held };
  });
}

function postOf({ possible }: Holders): Pick<PostDocument, 'office' | 'jurisdiction' | 'label'> {
  const fact = possible[0] && asFact(possible[0].revision);
  if (fact?.type !== 'PostHeld' && fact?.type !== 'PostEnded') return { office: '' };
  const { office, jurisdiction, label } = fact.data.post;
  return {
    office,
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(label !== undefined && { label }),
  };
}
