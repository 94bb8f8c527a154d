import type { StreamKind } from '../event/stream-kind.js';
import { definitionOfType } from '../command/commands.js';
import type { EventType } from '../events/index.js';
import { decideCommand, decideEvent, type RecordRules } from '../race/decide-command.js';
import type { Decider } from '../race/decider.js';
import { refuse } from '../race/finding.js';
import { evolveRace, initialRace, type RaceState, redateRace } from '../race/race-state.js';
import { isRegistered, mergeFindings } from './merge-findings.js';

/** The event that a record of each kind begins with. */
const BEGINS = {
  person: 'PersonRegistered',
  organization: 'OrganizationRegistered',
  office: 'OfficeDefined',
  party: 'PartyDefined',
  source: 'SourceRegistered',
  import: 'ImportStarted',
} as const satisfies Record<IdentityKind, EventType>;

/** The kinds of records that say who or what something is, beside those of races. */
export type IdentityKind = Exclude<StreamKind, 'race'>;

export const IDENTITY_KINDS = Object.keys(BEGINS) as readonly IdentityKind[];

const KIND_BY_COMMAND = new Map<unknown, StreamKind>([
  ['CreateRace', 'race'],
  ...IDENTITY_KINDS.map((kind) => [definitionOfType(BEGINS[kind]).command, kind] as const),
]);

/** What a command begins the record of: `RegisterPerson` that of a person; undefined for any other command. */
export const kindBegunBy = (command: unknown): StreamKind | undefined =>
  KIND_BY_COMMAND.get(command);

/** Decides for records of one kind: by the same law as for races, with rules of their own. */
function identityDecider(kind: IdentityKind): Decider<RaceState> {
  const begins = BEGINS[kind];
  const { command } = definitionOfType(begins);
  const rules: RecordRules = {
    begins,
    unknown: refuse('not-registered', '/type', `Say first what it is, with ${command}.`),
    exists: isRegistered,
    decide(event, at, door) {
      const { event: decided, findings } = decideEvent(event, at);
      if (decided === null) return { event: null, findings };
      return { event: decided, findings: [...findings, ...mergeFindings(decided, at.race, door)] };
    },
  };
  return {
    initial: initialRace,
    evolve: evolveRace,
    redate: redateRace,
    decide: decideCommand(rules),
  };
}

/** A decider for each kind of record beside races. */
export const identityDeciders: Readonly<Record<IdentityKind, Decider<RaceState>>> = {
  person: identityDecider('person'),
  organization: identityDecider('organization'),
  office: identityDecider('office'),
  party: identityDecider('party'),
  source: identityDecider('source'),
  import: identityDecider('import'),
};
