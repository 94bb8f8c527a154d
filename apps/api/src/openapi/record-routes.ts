import { COLLECTION_OF, type ProblemCode } from '#libs/application';
import { IDENTITY_KINDS, type IdentityKind } from '#libs/domain';
import { RecordParameters, RecordsParameters } from '../queries/record.parameters.js';
import type { Route } from './route.js';

export type AnswerRoute = Pick<Route, 'path' | 'answer' | 'summary' | 'parameters' | 'problems'>;

/** What is told of each kind of record that is not that of a race. */
export const RECORD_KINDS: Readonly<
  Record<
    IdentityKind,
    { readonly one: string; readonly all: string; readonly unknown: ProblemCode }
  >
> = {
  person: { one: 'a person', all: 'people', unknown: 'person-unknown' },
  organization: { one: 'an organisation', all: 'organisations', unknown: 'organization-unknown' },
  office: { one: 'an office', all: 'offices', unknown: 'record-unknown' },
  party: { one: 'a party', all: 'parties', unknown: 'record-unknown' },
  source: { one: 'a source', all: 'sources', unknown: 'source-unknown' },
  import: { one: 'an import', all: 'imports', unknown: 'record-unknown' },
};

/** Where one record of whatever kind is asked for by name. */
export const RECORD_UNKNOWN: readonly ProblemCode[] = [
  'race-unknown',
  ...new Set(Object.values(RECORD_KINDS).map(({ unknown }) => unknown)),
];

const ASKED: readonly ProblemCode[] = [
  'parameter-invalid',
  'read-model-unavailable',
  'cursor-invalid',
  'format-unavailable',
  'time-parameters-conflict',
  'known-time-in-future',
];

/** Who or what they are, and what races say of them. */
export const RECORD_ROUTES: readonly AnswerRoute[] = IDENTITY_KINDS.flatMap((kind) => {
  const { one, all, unknown } = RECORD_KINDS[kind];
  return [
    {
      path: COLLECTION_OF[kind],
      answer: 'Records',
      summary: `The ${all} that are registered, found by name or by an identifier elsewhere.`,
      parameters: RecordsParameters,
      problems: ASKED,
    },
    {
      path: `${COLLECTION_OF[kind]}/{id}`,
      answer: 'Record',
      summary: `Who or what ${one} is at one time, as known at another, and what all races say of it.`,
      parameters: RecordParameters,
      problems: [...ASKED, unknown, 'projection-behind'],
    },
  ];
});
