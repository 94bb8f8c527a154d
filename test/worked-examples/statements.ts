import type { EventType } from '#libs/domain';
import {
  dowellRuns,
  earlier,
  given,
  giannouliasRuns,
  valenciaRuns,
  showing,
  type WorkedExample,
} from './given.js';

/** Statements, reports, posts and relations. */
export const statementExamples = {
  StatementMade: given(valenciaRuns),
  StatementRetracted: showing('/data/0', given(valenciaRuns, earlier('StatementMade'))),
  StatementClarified: showing('/data/0', given(valenciaRuns, earlier('StatementMade'))),
  AssessmentReported: given(giannouliasRuns),
  FieldReported: given(giannouliasRuns, valenciaRuns, dowellRuns),
  PostHeld: given(),
  PostEnded: given(earlier('PostHeld')),
  RelationAsserted: given(valenciaRuns),
  RelationEnded: given(valenciaRuns, earlier('RelationAsserted', { data: { end: undefined } })),
} satisfies { readonly [Type in EventType]?: WorkedExample };
