import { type CommandDocument, type EventType, exampleOf } from '#libs/domain';

/** A command that is recorded before an example. */
export interface Given {
  /** Its idempotency key. */
  readonly key: string;
  /** What it records. */
  readonly type: EventType;
  readonly document: CommandDocument;
  /** Whether the document is the example of its type, as the page of that type has it. */
  readonly isExample: boolean;
  /** Address of the record that it is sent to, where that is none of a race. */
  readonly record?: string;
}

/** What is recorded before the example of a type, beside the creation of its race, and what is shown after it. */
export interface WorkedExample {
  readonly given: readonly Given[];
  /** JSON Pointer into the state, or the list that it links to, where what names the event does not tell enough. */
  readonly shows?: string;
  /** Address of the record of the example, where that is none of a race. */
  readonly record?: string;
}

/** The examples that act on another event name it by the key of its command. */
const KEY_OF_EARLIER = 'an-earlier-command';

type Change = Readonly<Record<string, unknown>> & { readonly data?: object };

function givenOf(key: string, type: EventType, change: Change | undefined): Given {
  const example = exampleOf(type);
  const data = { ...(example['data'] as object), ...change?.data };
  const document = { ...example, ...change, data };
  return { key, type, document, isExample: change === undefined };
}

/** The example of a type, with what is otherwise. */
export const example = (type: EventType, change?: Change): Given =>
  givenOf(`the-${keyOf(type)}`, type, change);

/** A type within a key: `race-created`. */
export const keyOf = (type: EventType): string => type.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase();

/** The same, as the command whose event the example acts on or follows. */
export const earlier = (type: EventType, change?: Change): Given =>
  givenOf(KEY_OF_EARLIER, type, change);

export const given = (...commands: readonly Given[]): WorkedExample => ({ given: commands });

export const showing = (shows: string, { given: commands }: WorkedExample): WorkedExample => ({
  given: commands,
  shows,
});

/** Others that the examples name. */
export const GIANNOULIAS = { id: 'alexi-giannoulias', name: 'Alexi Giannoulias', kind: 'person' };
export const DOWELL = { id: 'pat-dowell', name: 'Pat Dowell', kind: 'person' };

/** The candidacies of a primary, so that those who are named are candidates. */
export const valenciaRuns = example('CandidacyDeclared');
export const giannouliasRuns = {
  ...example('CandidacyDeclared', { occurred: '2021-03-01', data: { candidate: GIANNOULIAS } }),
  key: 'giannoulias-runs',
};
export const dowellRuns = {
  ...example('CandidacyDeclared', { occurred: '2021-04-07~', data: { candidate: DOWELL } }),
  key: 'dowell-runs',
};
