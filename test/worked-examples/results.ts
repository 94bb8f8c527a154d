import type { EventType } from '#libs/domain';
import {
  earlier,
  example,
  given,
  giannouliasRuns,
  valenciaRuns,
  type WorkedExample,
} from './given.js';

const night = [
  example('ElectionScheduled'),
  example('ElectionRescheduled'),
  giannouliasRuns,
  valenciaRuns,
];
const certified = [...night, example('ResultsCertified')];

/** Counts, calls, certificates and contests. */
export const resultsExamples = {
  PollsClosed: given(...night),
  ResultsUpdated: given(...night),
  TabulationStatusChanged: given(...night),
  ResultsCertified: given(...night, example('ResultsUpdated')),
  RaceCalled: given(...night, example('ResultsUpdated')),
  RaceCallRetracted: given(giannouliasRuns, earlier('RaceCalled', { occurred: '2018-11-07' })),
  RaceCallOverridden: given(...night, example('RaceCalled')),
  RecountRequested: given(...certified),
  RecountOrdered: given(...certified, earlier('RecountRequested')),
  RecountCompleted: given(...certified, earlier('RecountOrdered', { follows: undefined })),
  RaceChallenged: given(...certified),
  ChallengeDecided: given(...certified, earlier('RaceChallenged')),
} satisfies { readonly [Type in EventType]?: WorkedExample };
