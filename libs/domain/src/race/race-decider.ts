import type { Decider } from './decider.js';
import { decideCommand, decideEvent, type RecordRules } from './decide-command.js';
import { decideCreation } from './decide-creation.js';
import { refuse } from './finding.js';
import { evolveRace, initialRace, type RaceState, redateRace } from './race-state.js';

const raceRules: RecordRules = {
  begins: 'RaceCreated',
  unknown: refuse('race-unknown', '/type', 'Create the race first, with CreateRace.'),
  exists: ({ identity }) => identity !== null,
  decide: (event, at) =>
    event.type === 'RaceCreated' ? decideCreation(event, at) : decideEvent(event, at),
};

/** The race as the write path needs to know it. */
export const raceDecider: Decider<RaceState> = {
  initial: initialRace,
  evolve: evolveRace,
  redate: redateRace,
  decide: decideCommand(raceRules),
};
