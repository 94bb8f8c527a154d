import type { IDENTITY_WARNINGS } from '../identity/identity-warnings.js';

/** Everything odd but possible that the record of a race accepts and says, by code. */
export const WARNINGS = {
  'name-differs': 'The record of this race calls the same id by another name.',
  'person-introduced': 'Nothing in the record named this person as a candidate before.',
  'clock-ahead': 'The date lies a little ahead of our clock; clocks differ.',
  'date-unresolved': 'The source gave a date in words that was not resolved; the fact is undated.',
  'published-before-it-happened': 'A source was published before what it reports had happened.',
  'published-ahead':
    'A source is dated later than now; it counts as published when it is recorded.',
  'was-false-report': 'The same source said so before, and that was retracted as a false report.',
  'before-race-begins': 'It ends before this cycle of the race begins.',
  'before-election-day': 'It ends before the election day that was held then.',
  'accounts-differ': 'Another publisher says otherwise of the same; both are kept as alternatives.',
  'ended-otherwise':
    'The record already holds this end of the fact, told otherwise by another publisher.',
  'retracted-is-followed': 'Another fact that stands follows the retracted one.',

  'endorsed-before-candidacy': 'The record knows of no candidacy of this person by then.',
  'endorsed-after-exit': 'The candidate had already left the race.',
  'endorsed-after-election': 'The election had already been held.',
  'endorser-is-rival': 'The endorser is a candidate in the same race.',
  'slated-without-votes': 'The body endorsed, and a ballot has fewer votes than it needed.',
  'party-differs': 'The party is not the party of this primary.',
  'candidacy-already-open': 'Another publisher has the person running already.',
  'candidacy-after-death': 'The person had died before this act of their candidacy.',
  'reschedule-from-not-comparable': 'No election day is known to compare the one moved from with.',
  'runoff-before-election': 'A second round is held after the first.',
  'received-before-coverage-ended': 'A report was received before the last day that it covers.',
  'occurred-after-coverage': 'The report is dated after the last day that it covers.',
  'finance-arithmetic-gap': 'Beginning, receipts and spending do not add up to the end.',
  'amended-report-unknown': 'The report that is amended is not in the record.',
  'amended-period-differs': 'An amendment covers another period than the report that it amends.',
  'amendment-number-gap': 'Amendments with numbers before this one are not in the record.',
  'report-after-termination': 'The committee had filed its last report.',
  'poll-sum-off': 'The shares of a poll do not add up to about a hundred.',
  'margin-below-sampling': 'The margin of error is smaller than the sample allows.',
  'rating-from-differs': 'The rating that it changes from is not the one recorded for then.',
  'debater-not-invited': 'Somebody took part in a debate who was not among those invited.',
  'share-sum-off': 'The shares of a count add up to more than a hundred.',
  'votes-decreased': 'The same reporter counted more votes before.',
  'part-over-whole': 'A part has more votes than the same reporter counts in the whole race.',
  'count-after-call': 'The race was called before this count.',
  'count-after-certificate': 'The result was certified before this count.',
  'called-before-polls-closed': 'The race was called before its polls closed.',
  'overridden-call-unknown': 'No call is recorded that the desk could take over or hold back.',
  'challenged-before-outcome': 'Nothing is recorded that a challenge could be directed against.',
  'winner-not-leading': 'Another candidate leads the latest count.',
  'race-was-canceled': 'The race was canceled before this.',
  'certified-below-count': 'The certified total is lower than an unofficial count before it.',
} as const;

export type WarningCode = keyof typeof WARNINGS | keyof typeof IDENTITY_WARNINGS;
