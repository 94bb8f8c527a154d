import type { EventType } from '#libs/domain';
import {
  earlier,
  example,
  given,
  GIANNOULIAS,
  giannouliasRuns,
  valenciaRuns,
  showing,
  type WorkedExample,
} from './given.js';

const bothRun = [giannouliasRuns, valenciaRuns];
const profile = [{ publisher: 'The Daily Line', published: '2021-01-26', kind: 'news' }];
const otherCount = example('SlatingDecided', {
  sources: [{ publisher: 'Chicago Sun-Times', published: '2021-12-14', kind: 'news' }],
  data: {
    ballots: [
      { votes: 526_703, needed: 478_905, total: 957_807, unit: 'weighted-votes', carried: true },
    ],
  },
});

/** Events that act on other events, on paper. */
export const correctionExamples = {
  EventCorrected: showing(
    '/candidates/1/conceded',
    given(...bothRun, earlier('CandidacyConceded', { occurred: '2022-06-29' })),
  ),
  EventRetracted: given(
    giannouliasRuns,
    earlier('EndorsementAnnounced', {
      occurred: '../2021-01-26',
      expressedAs: undefined,
      assertion: 'reported',
      sources: profile,
      data: { candidate: GIANNOULIAS },
    }),
  ),
  SourceAdded: showing(
    '/endorsements/items/0',
    given(valenciaRuns, earlier('EndorsementAnnounced', { assertion: 'reported' })),
  ),
  EventDisputed: showing(
    '/endorsements/items/0',
    given(valenciaRuns, earlier('EndorsementAnnounced')),
  ),
  ConflictResolved: showing(
    '/slating/0',
    given(giannouliasRuns, earlier('SlatingDecided'), otherCount),
  ),
  EventRedacted: showing('/endorsements', given(valenciaRuns, earlier('EndorsementAnnounced'))),
} satisfies { readonly [Type in EventType]?: WorkedExample };
