import type { IDENTITY_REFUSALS } from '../identity/identity-refusals.js';

/** Every reason for which the record of a race refuses a well-formed command, by code (422). */
export const REFUSALS = {
  'race-unknown': 'The race does not exist yet; its first command is CreateRace.',
  'race-exists': 'The race exists and is something else; correct its creation instead.',
  'race-id-differs': 'The id in CreateRace is not that of the race that the command is sent to.',
  'race-fixed': 'The id, the time zone and the beginning of a race never change.',
  'race-not-retractable': 'A race that exists cannot be taken back, only corrected.',

  'race-not-redactable': 'The creation of a race cannot be redacted, only corrected.',

  'race-differs': 'The document names another race than the one that it is sent to.',
  'actor-unknown': 'The record of this race names nobody with that id yet.',
  'actor-kind-differs': 'A person is no organisation, and an id is of one of the two.',

  'occurred-ahead': 'What has been said has happened: its date lies more than five minutes ahead.',

  'follows-required': 'The event ends, resumes or moves another and must name it.',
  'follows-unknown': 'The record of this race holds no such fact to follow.',
  'follows-wrong-fact': 'The event cannot follow a fact of that type, or one about something else.',
  'follows-retracted': 'The fact to follow was retracted: there is nothing to end or move.',
  'follows-later-fact': 'The event is dated before the fact that it ends, resumes or moves.',
  'nothing-to-follow': 'Nothing stands in the record that the event could end, resume or move.',
  'already-followed': 'The fact already has its end in the record, by the same publisher.',

  'event-unknown': 'The record of this race holds no such event.',
  'event-retracted': 'The event was retracted; retract the retraction to bring it back first.',
  'event-redacted': 'The event was removed for a legal reason: nothing can be done to it.',
  'redaction-stands': 'A redaction is neither taken back, corrected nor redacted.',
  'event-acts-on-another':
    'The event acts on another: correct the fact itself, or retract this event.',
  'kind-and-reason-differ':
    'A false report is the mistake of the source; every other reason is ours.',
  'adds-known-field': 'A source adds only fields that the fact lacks; to change one, correct it.',
  'occurred-outside': 'A source narrows the date of a fact only inside its range.',
  'no-alternatives': 'Nothing in the record says otherwise of the same: there is no conflict.',
  'not-an-alternative': 'A conflict is decided only against facts that say otherwise of the same.',
  'resolves-a-disputed': 'A fact that is disputed itself cannot hold against its alternatives.',
  'assertion-not-raised': 'A source only raises the assertion of a fact; to lower it, correct it.',

  'self-endorsement': 'Nobody endorses themselves.',
  'authority-endorsement': 'The authority that certifies a race does not endorse in it.',
  'votes-over-total': 'There cannot be more votes than there were in all.',
  'candidacy-open': 'The person already runs here; a second candidacy needs an end of the first.',
  'replaced-by-oneself': 'Another takes the place of a candidate.',
  'other-partys-primary': 'A candidate of another party does not run in this primary.',
  'reschedule-from-differs': 'The day that it was moved from is not the day as known then.',
  'reschedule-to-same-day': 'An election is moved to another day than the one it is on.',
  'ended-day-differs': 'The day that is canceled or annulled is not the day as known then.',
  'coverage-reversed': 'The period that a report covers ends before it begins.',
  'withdraws-no-filing': 'A committee takes back filings of its own, and nothing else.',
  'amends-an-amendment': 'An amendment names the original report, never another amendment.',
  'amends-another-committee': 'An amendment is of the committee that filed the report.',
  'compared-with-oneself': 'Money is compared with that of others.',
  'fieldwork-reversed': 'The fieldwork of a poll ends before it begins.',
  'relation-to-oneself': 'A relation holds between two different people or organisations.',
  'ends-before-it-begins': 'What lasts ends after it begins.',
  'test-result': 'A test count never goes to a race that is live.',
  'units-over-total': 'More units have reported than there are.',
  'call-over-seats': 'One caller cannot call more winners than there are seats.',
  'call-of-stranger': 'Nothing in the record names the person called as a candidate of this race.',
  'called-for-another': 'The caller has called the race for another and has not taken that back.',
  'certified-before-election': 'A result cannot be certified before the election day.',
} as const;

export type RefusalCode = keyof typeof REFUSALS | keyof typeof IDENTITY_REFUSALS;
