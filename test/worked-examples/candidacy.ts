import type { EventType } from '#libs/domain';
import {
  dowellRuns,
  earlier,
  example,
  given,
  giannouliasRuns,
  valenciaRuns,
  showing,
  type WorkedExample,
} from './given.js';

const SIDNEY_MOORE = { id: 'sidney-moore', name: 'Sidney Moore', kind: 'person' };
const AN_EXAMPLE = { id: 'an-example', name: 'An Example', kind: 'person' };
const THE_OTHER_WHITE = { id: 'jesse-white-libertarian', name: 'Jesse White', kind: 'person' };

const filed = (candidate: object) =>
  example('CandidacyFiled', { data: { candidate, party: undefined } });

export const candidacyExamples = {
  CandidacyExploring: given(),
  CandidacyDeclared: given(),
  CandidacyWriteInDeclared: given(),
  CandidacyNominated: given(giannouliasRuns),
  CandidacyFiled: given(valenciaRuns),
  CandidacyQualified: given(valenciaRuns, example('CandidacyFiled')),
  CandidacyDisqualified: given(filed(SIDNEY_MOORE)),
  CandidacyObjected: given(filed(SIDNEY_MOORE)),
  ObjectionResolved: given(filed(SIDNEY_MOORE), earlier('CandidacyObjected')),
  CandidacyWithdrawn: given(dowellRuns),
  CandidacyDied: given(filed(AN_EXAMPLE)),
  CandidacyReplaced: given(filed(THE_OTHER_WHITE)),
  CandidacyReinstated: showing(
    '/candidates/0/status',
    given(dowellRuns, earlier('CandidacyWithdrawn')),
  ),
  CandidacyConceded: given(valenciaRuns, giannouliasRuns),
  ConcessionRetracted: given(valenciaRuns, giannouliasRuns, earlier('CandidacyConceded')),
} satisfies { readonly [Type in EventType]?: WorkedExample };
