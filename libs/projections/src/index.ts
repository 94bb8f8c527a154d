export { factHistoryDocument, type FactHistoryDocument } from './fact-history/fact-history.js';
export { factHistorySchema } from './fact-history/schema.js';
export { showData } from './held/data-document.js';
export { RACE_PARTS, type RacePart, racePart, type RacePartPage } from './race-parts/race-part.js';
export { raceState, type RaceStateBody } from './race-state/race-state.js';
export { raceStateSchema } from './race-state/schema.js';
export type { RaceStateInput } from './race-state/state-input.js';
export {
  type TimelineItem,
  timelineItems,
  timelineLength,
  type TimelineQuestion,
} from './race-timeline/race-timeline.js';
export { timelineSchema } from './race-timeline/schema.js';
