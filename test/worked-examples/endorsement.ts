import type { EventType } from '#libs/domain';
import { earlier, given, giannouliasRuns, valenciaRuns, type WorkedExample } from './given.js';

/** Endorsement and slating. */
export const endorsementExamples = {
  EndorsementAnnounced: given(valenciaRuns),
  EndorsementRescinded: given(valenciaRuns, earlier('EndorsementAnnounced')),
  EndorsementDeclined: given(),
  EndorsementGroupClaimed: given(giannouliasRuns),
  SlatingDecided: given(giannouliasRuns),
} satisfies { readonly [Type in EventType]?: WorkedExample };
