import type { EventType } from '#libs/domain';
import type { WorkedExample } from './given.js';

/** Who and what there is, in records of their own. Null: no address of the service records it yet. */
export const identityExamples = {
  PersonRegistered: null,
  PersonRenamed: null,
  PersonMerged: null,
  PersonSplit: null,
  OrganizationRegistered: null,
  OrganizationMerged: null,
  OrganizationSplit: null,
  OfficeDefined: null,
  PartyDefined: null,
  SourceRegistered: null,
  AliasAdded: null,
  ExternalIdentifierAdded: null,
  ImportStarted: null,
  ImportCompleted: null,
} satisfies { readonly [Type in EventType]?: WorkedExample | null };
