import type { Actor } from '../actor/actor.js';
import { readStream } from '../event/stream-kind.js';
import { type Finding, NOTHING, refuse } from '../race/finding.js';
import type { Judged, RulesOf } from '../race/rule.js';
import { type Situation, standingIn } from '../race/situation.js';
import { standingMerge } from './standing-merge.js';

type Registration =
  | 'PersonRegistered'
  | 'OrganizationRegistered'
  | 'OfficeDefined'
  | 'PartyDefined'
  | 'SourceRegistered'
  | 'ImportStarted';

const NO_RULE = { judge: () => NOTHING };

/** The rules of records that are not of races. */
export const identityRules: RulesOf<
  | Registration
  | 'PersonRenamed'
  | 'AliasAdded'
  | 'ExternalIdentifierAdded'
  | 'PersonMerged'
  | 'PersonSplit'
  | 'OrganizationMerged'
  | 'OrganizationSplit'
  | 'ImportCompleted'
> = {
  PersonRegistered: { judge: registered },
  OrganizationRegistered: { judge: registered },
  OfficeDefined: { judge: registered },
  PartyDefined: { judge: registered },
  SourceRegistered: { judge: registered },
  ImportStarted: { judge: registered },
  PersonRenamed: NO_RULE,
  AliasAdded: NO_RULE,
  ExternalIdentifierAdded: NO_RULE,
  PersonMerged: { judge: ({ event, at }) => merged(event.data.into, at) },
  PersonSplit: { ...NO_RULE, needsWhatItFollows: true },
  OrganizationMerged: { judge: ({ event, at }) => merged(event.data.into, at) },
  OrganizationSplit: { ...NO_RULE, needsWhatItFollows: true },
  ImportCompleted: NO_RULE,
};

/** One record is about one thing for ever, and under its own id. */
function registered({ event, at }: Judged<Registration>): readonly Finding[] {
  const { stream } = at.race;
  const { id } = event.data;
  if (id !== readStream(stream)?.id) {
    const detail = `The command is sent to ${stream}, and registers ${id}; send it to its own record.`;
    return [refuse('registered-elsewhere', '/data/id', detail)];
  }
  if (standingIn('identity', at).length === 0) return NOTHING;
  const detail = 'Correct what is wrong about it with CorrectEvent.';
  return [refuse('registered-already', '/data/id', detail)];
}

/** What this very record can tell of a merge; a ring shows in the other ones. */
function merged(into: Actor, at: Situation): readonly Finding[] {
  if (into.id === readStream(at.race.stream)?.id) {
    const detail = `${into.name} is this very record; name the other one.`;
    return [refuse('merged-into-itself', '/data/into', detail)];
  }
  const before = standingMerge(
    at.race.facts.slotsUnder('merge/').map((slot) => standingIn(slot, at)),
  );
  if (before === null || before.into.id === into.id) return NOTHING;
  const detail = `It is merged into ${before.into.id} already; split it from that one first.`;
  return [refuse('merged-already', '/data/into', detail)];
}
