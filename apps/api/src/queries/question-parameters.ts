import {
  EVENTS_PARAMETERS,
  RACES_PARAMETERS,
  STATE_PARAMETERS,
  TIMELINE_PARAMETERS,
} from '#libs/application';
import type { ParameterName } from './parameters.js';

type Names = readonly ParameterName[];

/** Which parameters each address takes; the reference lists them from here. */
export const TAKES = {
  races: RACES_PARAMETERS,
  race: ['minVersion'],
  state: STATE_PARAMETERS,
  timeline: TIMELINE_PARAMETERS,
  events: EVENTS_PARAMETERS,
  /** Where a stream begins; `lastEventId` stands in for the header of that name. */
  raceStream: ['after', 'lastEventId', 'from'],
  stream: ['after', 'lastEventId'],
  command: ['dryRun'],
  nothing: [],
} as const satisfies Record<string, Names>;
