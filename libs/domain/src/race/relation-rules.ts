import type { ResolvedDate } from '../time/occurred.js';
import { type Finding, NOTHING, refuse } from './finding.js';
import type { Judged, RulesOf } from './rule.js';
import type { Span } from './situation.js';

type Relation = Judged<'RelationAsserted'>['event']['data'];

function toOneself({ subject, object }: Pick<Relation, 'subject' | 'object'>): readonly Finding[] {
  if (subject.id !== object.id) return NOTHING;
  const detail = `${subject.name} stands on both sides; name the other one.`;
  return [refuse('relation-to-oneself', '/data/object', detail)];
}

/** What lasts ends after it begins [T3]. */
function endsFirst(end: ResolvedDate | undefined, { earliest }: Span): readonly Finding[] {
  if ((end?.latest ?? Infinity) > earliest) return NOTHING;
  const detail = 'It ends before it begins; check end, and occurred, which is when it began.';
  return [refuse('ends-before-it-begins', '/data/end', detail)];
}

export const relationRules: RulesOf<
  'RelationAsserted' | 'RelationEnded' | 'PostHeld' | 'PostEnded'
> = {
  RelationAsserted: {
    judge: ({ event, span }) => [...toOneself(event.data), ...endsFirst(event.data.end, span)],
  },
  RelationEnded: { judge: ({ event }) => toOneself(event.data) },
  PostHeld: { judge: ({ event, span }) => endsFirst(event.data.end, span) },
  PostEnded: { judge: () => NOTHING },
};
