import type { EventType } from '#libs/domain';
import {
  earlier,
  example,
  given,
  giannouliasRuns,
  valenciaRuns,
  showing,
  type WorkedExample,
} from './given.js';

const bothRun = [giannouliasRuns, valenciaRuns];
const safe = example('RatingChanged', {
  occurred: '2021-06-01',
  data: { to: 'Safe Democratic', from: undefined },
});

/** Polls, ratings and debates. */
export const pollExamples = {
  PollPublished: given(...bothRun),
  PollWithdrawn: showing('/polls/items/0', given(...bothRun, earlier('PollPublished'))),
  RatingChanged: given(safe),
  DebateScheduled: given(...bothRun),
  DebateRescheduled: given(...bothRun, earlier('DebateScheduled')),
  DebateCanceled: given(...bothRun, earlier('DebateScheduled')),
  DebateHeld: given(...bothRun, example('DebateScheduled')),
  DebateParticipationDeclined: given(...bothRun, example('DebateScheduled')),
} satisfies { readonly [Type in EventType]?: WorkedExample };
