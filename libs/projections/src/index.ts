export { factHistoryDocument, type FactHistoryDocument } from './fact-history/fact-history.js';
export { showData } from './held/data-document.js';
export { raceState, type RaceStateBody } from './race-state/race-state.js';
export type { RaceStateInput } from './race-state/state-input.js';
export {
  type TimelineItem,
  timelineItems,
  timelineLength,
  type TimelineQuestion,
} from './race-timeline/race-timeline.js';
