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

const scheduled = example('ElectionScheduled');
const moved = example('ElectionRescheduled');

/** Race, calendar and seat. */
export const raceExamples = {
  RaceCreated: showing('/race', given()),
  CoverageChanged: showing('/coverage', given()),
  ElectionScheduled: given(),
  ElectionDateProposed: given(scheduled),
  ElectionRescheduled: given(scheduled),
  ElectionCanceled: given(scheduled),
  RaceCanceled: given(scheduled, moved),
  ElectionAnnulled: given(scheduled),
  CalendarDeadlineSet: given(),
  RunoffScheduled: given(scheduled, moved, valenciaRuns, giannouliasRuns),
  SeatVacated: given(),
  OfficeholderSwornIn: given(giannouliasRuns),
  IncumbentIntentDeclared: given(),
  IncumbentIntentReversed: given(earlier('IncumbentIntentDeclared', { occurred: '2015-08-20' })),
} satisfies { readonly [Type in EventType]?: WorkedExample };
