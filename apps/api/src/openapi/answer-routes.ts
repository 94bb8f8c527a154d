import type { ProblemCode } from '#libs/application';
import { CorrectionsParameters, FeedParameters } from '../queries/across-races.parameters.js';
import { CompareParameters } from '../queries/compare.parameters.js';
import { PartParameters, TimemapParameters } from '../queries/part.parameters.js';
import { SeriesParameters, WindowParameters } from '../queries/window.parameters.js';
import { type AnswerRoute, RECORD_ROUTES, RECORD_UNKNOWN } from './record-routes.js';

const OF_RACE: readonly ProblemCode[] = [
  'parameter-invalid',
  'read-model-unavailable',
  'race-unknown',
  'projection-behind',
  'known-time-in-future',
  'time-parameters-conflict',
  'version-above-head',
];
const LISTED: readonly ProblemCode[] = [...OF_RACE, 'cursor-invalid', 'format-unavailable'];
const ACROSS: readonly ProblemCode[] = [
  'parameter-invalid',
  'read-model-unavailable',
  'cursor-invalid',
  'format-unavailable',
];
const IN_WINDOW: readonly ProblemCode[] = [...OF_RACE, 'format-unavailable'];

const part = (name: string, summary: string): AnswerRoute => ({
  path: `/v1/races/{race}/${name}`,
  answer: 'Part',
  summary,
  parameters: PartParameters,
  problems: LISTED,
});

/** What people ask for beyond the state and the timeline of a race. */
export const ANSWER_ROUTES: readonly AnswerRoute[] = [
  part('candidates', 'Everyone whom a fact names as a candidate, as the state shows them.'),
  part('endorsements', 'All endorsements, as the state shows them.'),
  part('finance', 'All amounts of all candidates, as the state shows them.'),
  part('polls', 'All polls, as the state shows them.'),
  part('results', 'The counts of the race and of its parts, as the state shows them.'),
  part('calls', 'The calls by caller, as the state shows them.'),
  part('calendar', 'The days of the race: election day, deadlines and when polls closed.'),
  part('group-claims', 'Groups that sources say are for a candidate; never counted.'),
  part('slating', 'What party bodies decided, as the state shows it.'),
  part('ratings', 'How those who rate races rate this one.'),
  part('debates', 'The debates, with who stays away.'),
  part('tabulation', 'How far each counter has come.'),
  part('recounts', 'Recounts by authority.'),
  part('challenges', 'Challenges of the outcome by case.'),
  part('comparisons', 'Claims that compare money, each with whether it agrees with what is known.'),
  part('field-reports', 'What sources said about who is running.'),
  part('disputes', 'What sources contradict one another about, or the recorder disputes.'),
  part('false-reports', 'What was believed and later refuted.'),
  {
    path: '/v1/corrections',
    answer: 'Corrections',
    summary: 'Every correction and retraction: what was said, what is said now, and why.',
    parameters: CorrectionsParameters,
    problems: [...ACROSS, ...RECORD_UNKNOWN],
  },
  {
    path: '/v1/corrections.atom',
    answer: 'Feed',
    summary: 'The newest corrections and retractions, of one race or of all, for readers of feeds.',
    parameters: FeedParameters,
    problems: ['parameter-invalid', 'read-model-unavailable', ...RECORD_UNKNOWN],
  },
  ...RECORD_ROUTES,
  {
    path: '/v1/races/{race}/timemap',
    answer: 'Timemap',
    summary: 'The instants at which an answer about the race turns, on either clock.',
    parameters: TimemapParameters,
    problems: LISTED,
  },
  {
    path: '/v1/races/{race}/compare',
    answer: 'Comparison',
    summary: 'What differs between two questions, with the events that explain each difference.',
    parameters: CompareParameters,
    problems: [...IN_WINDOW, 'cursor-invalid'],
  },
  {
    path: '/v1/races/{race}/annotations',
    answer: 'Annotations',
    summary: 'What happened in a window of time, as notes for a chart.',
    parameters: WindowParameters,
    problems: IN_WINDOW,
  },
  {
    path: '/v1/races/{race}/series/{metric}',
    answer: 'Series',
    summary:
      'A metric over time as flat rows: candidates.active, endorsements.count, endorsements.points, cash, polls or results.',
    parameters: SeriesParameters,
    problems: [...IN_WINDOW, 'metric-unknown'],
  },
];
