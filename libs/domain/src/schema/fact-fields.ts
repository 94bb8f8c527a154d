import { type Assertion, ASSERTIONS } from '../event/timeline-event.js';
import type { Source } from '../source/source.js';
import { type Occurred, UNDATED } from '../time/occurred.js';
import { occurrence } from './date-fields.js';
import type { Field, ReadingIssue, Fields, JsonSchema } from './field.js';
import { isRecord, object, optional, partly } from './record-fields.js';
import { refuse } from './refusing.js';
import { oneOf, text } from './scalar-fields.js';
import { sourceList } from './source-fields.js';

export const DEFAULT_ASSERTION: Assertion = 'reported';
const EXPRESSED_AS_MAX = 200;

export const assertion = (): Field<Assertion> => oneOf(ASSERTIONS);
export const expressedAs = (): Field<string> => text(EXPRESSED_AS_MAX);

/** The type of the fact that an event acts on, as far as reading needs to know it. */
export interface TargetType {
  readonly fields: Fields;
  readonly mayOmitOccurred?: true;
}

type AnyData = Readonly<Record<string, unknown>>;

/** What a correction puts in the place of the whole fact [F3]. */
export interface ReplacementData {
  readonly occurred: Occurred;
  readonly assertion: Assertion;
  /** Where there are none, those of the fact stay. */
  readonly sources: readonly Source[];
  readonly data: AnyData;
}

const ANY_DATA: JsonSchema = {
  type: 'object',
  description: 'the data of the fact acted on; its fields are those of that type',
};

/** Data whose fields depend on the type of the fact acted on. */
const anyData: Field<AnyData> = {
  input: ANY_DATA,
  recorded: ANY_DATA,
  read(value, pointer, reading) {
    if (isRecord(value)) return value;
    const detail = 'Give the data of the fact as an object.';
    return refuse(reading, { pointer, code: 'object-expected', detail });
  },
};

/**
 * A whole fact in the place of another.
 * @param target the type of what is replaced; without one the data are not looked at.
 */
export function replacement(target?: TargetType): Field<ReplacementData> {
  const mayOmitOccurred = target === undefined || target.mayOmitOccurred === true;
  const data = target === undefined ? anyData : object(target.fields);
  const written = object({
    occurred: optional(occurrence()),
    expressedAs: optional(expressedAs()),
    assertion: optional(assertion()),
    sources: optional(sourceList()),
    data,
  });
  return {
    input: written.input,
    recorded: object({
      occurred: occurrence(),
      assertion: assertion(),
      sources: sourceList(),
      data,
    }).recorded,
    read(value, pointer, reading) {
      const read = written.read(value, pointer, reading);
      if (read === null) return null;
      if (read.occurred === undefined && !mayOmitOccurred)
        return refuse(reading, occurredMissing(`${pointer}/occurred`));
      return {
        occurred: inWords(read.occurred ?? UNDATED, read.expressedAs),
        assertion: read.assertion ?? DEFAULT_ASSERTION,
        sources: read.sources ?? [],
        data: read.data,
      };
    },
  };
}

export const occurredMissing = (pointer: string): ReadingIssue => ({
  pointer,
  code: 'field-required',
  detail:
    'Give occurred: when it happened, as precisely as the source says; null where no source gives a date.',
});

/** With the words of the source, where the client gives them. */
export const inWords = (occurred: Occurred, words: string | undefined): Occurred =>
  words === undefined ? occurred : { ...occurred, expressedAs: words };

/** Fields that a fact lacks [F3]. */
export const additions = (target?: TargetType): Field<AnyData> =>
  target === undefined ? anyData : partly(target.fields);
