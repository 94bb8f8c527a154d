import type { Actor } from '../actor/actor.js';
import { debateSlot } from '../events/debate-fields.js';
import { type Finding, NOTHING, warn } from './finding.js';
import type { Judge, RulesOf } from './rule.js';
import { standingIn } from './situation.js';

/** Whoever takes part was invited, as far as the record says who was. */
const held: Judge<'DebateHeld'> = ({ event, at }) => {
  const { attended = [] } = event.data;
  const lists = standingIn(debateSlot(event.data), at).flatMap(({ data }) => {
    const invited = data['invited'] as readonly Actor[] | undefined;
    return invited === undefined ? [] : [invited];
  });
  if (lists.length === 0) return NOTHING;
  const invited = new Set(lists.flat().map(({ id }) => id));
  return attended.flatMap(({ id, name }, index): readonly Finding[] => {
    if (invited.has(id)) return NOTHING;
    const detail = `${name} is not among those invited; add the source that invites them, or check the id.`;
    return [warn('debater-not-invited', `/data/attended/${index}`, detail)];
  });
};

export const debateRules: RulesOf<
  | 'DebateScheduled'
  | 'DebateRescheduled'
  | 'DebateCanceled'
  | 'DebateHeld'
  | 'DebateParticipationDeclined'
> = {
  DebateScheduled: { judge: () => NOTHING },
  DebateRescheduled: { judge: () => NOTHING, mayFollowAgain: true },
  DebateCanceled: { judge: () => NOTHING },
  DebateHeld: { judge: held },
  DebateParticipationDeclined: { judge: () => NOTHING, introduces: true },
};
