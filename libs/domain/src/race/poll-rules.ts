import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import { sumOfShares } from './shares.js';
import { heldAt } from './situation.js';

/** What rounding leaves of a hundred. */
const POLL_SUM_MIN = 95;
const POLL_SUM_MAX = 105;

/** In points, half a unit of the last digit that polls print. */
const MARGIN_ROUNDING = 0.05;

type Poll = Judged<'PollPublished'>;

const published: Judge<'PollPublished'> = (poll) => [
  ...fieldPeriod(poll),
  ...sum(poll),
  ...margin(poll),
];

function fieldPeriod({ event, span }: Poll): readonly Finding[] {
  const { fieldStart, fieldEnd } = event.data;
  const end = fieldEnd?.latest ?? (fieldEnd === undefined ? span.latest : Infinity);
  if (end > (fieldStart?.earliest ?? -Infinity)) return NOTHING;
  const detail =
    'The fieldwork ends before it begins; check fieldStart, fieldEnd and occurred, its last day.';
  return [refuse('fieldwork-reversed', '/data/fieldStart', detail)];
}

function sum({ event }: Poll): readonly Finding[] {
  const { results, multipleAnswers } = event.data;
  const shares = sumOfShares(results);
  if (multipleAnswers === true || (shares >= POLL_SUM_MIN && shares <= POLL_SUM_MAX))
    return NOTHING;
  const advice =
    shares > POLL_SUM_MAX
      ? 'with several answers allowed, say multipleAnswers: true'
      : 'add the other options and the undecided, if the source gives them';
  const detail = `The shares add up to ${shares}; ${advice}.`;
  return [warn('poll-sum-off', '/data/results', detail)];
}

/** Standard errors on either side of a share that hold it with the confidence that polls state, in percent. */
const STANDARD_ERRORS: ReadonlyMap<number, number> = new Map([
  [90, 1.645],
  [95, 1.96],
  [99, 2.576],
]);

/** At 95 % confidence no sample of n gives less than 0.98 / √n; another confidence than polls state is not judged. */
function margin({ event }: Poll): readonly Finding[] {
  const { marginOfError, confidencePct = '95', questionSampleSize, sampleSize } = event.data;
  const asked = questionSampleSize ?? sampleSize;
  const standardErrors = STANDARD_ERRORS.get(Number(confidencePct));
  if (marginOfError === undefined || asked === undefined || standardErrors === undefined)
    return NOTHING;
  const least = (50 * standardErrors) / Math.sqrt(asked);
  if (Number(marginOfError) >= least - MARGIN_ROUNDING) return NOTHING;
  const detail = `${asked} people give a margin of ${least.toFixed(1)} points at least; ${marginOfError} is kept as reported.`;
  return [warn('margin-below-sampling', '/data/marginOfError', detail)];
}

/** A rating moves from the one that held. */
const rated: Judge<'RatingChanged'> = ({ event, span, at }) => {
  const { rater, from } = event.data;
  const before = heldAt(`rating/${rater.id}`, span.earliest, at);
  if (from === undefined || before === null || before.data['to'] === from) return NOTHING;
  const detail = `${rater.name} rated it ${String(before.data['to'])} by ${before.fact}; a change between may not be recorded.`;
  return [warn('rating-from-differs', '/data/from', detail)];
};

export const pollRules: RulesOf<'PollPublished' | 'PollWithdrawn' | 'RatingChanged'> = {
  PollPublished: { judge: published, introduces: true },
  PollWithdrawn: { judge: () => NOTHING, needsWhatItFollows: true },
  RatingChanged: { judge: rated },
};
