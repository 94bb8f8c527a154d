import type { Decider } from './decider.js';
import { decideCommand } from './decide-command.js';
import { evolveRace, initialRace, type RaceState, redateRace } from './race-state.js';

/** The race as the write path needs to know it. */
export const raceDecider: Decider<RaceState> = {
  initial: initialRace,
  evolve: evolveRace,
  redate: redateRace,
  decide: decideCommand,
};
