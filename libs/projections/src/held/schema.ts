import { ASSERTIONS, type JsonSchema, SOURCE_KINDS } from '#libs/domain';
import {
  anything,
  edtf,
  instant,
  list,
  object,
  oneOf,
  orNull,
  type Properties,
  someObject,
  text,
  whole,
} from './schema-parts.js';

export const occurredSchema = object(
  { edtf: orNull(edtf), earliest: orNull(instant), latest: orNull(instant), 'expressedAs?': text },
  'When an act happened, as written: from earliest, inclusive, until latest, exclusive.',
);

export const correctionSchema = object({
  event: text,
  kind: oneOf(['transcription', 'source']),
  reason: text,
  at: orNull(instant),
});

export const resolutionSchema = object({ event: text, reason: text, at: orNull(instant) });

/** What every value shows of the fact behind it. */
export const FACT_PROPERTIES: Properties = {
  occurred: occurredSchema,
  published: { ...orNull(edtf), description: 'The earliest of its sources.' },
  recordedAt: instant,
  assertion: oneOf(ASSERTIONS),
  fact: text,
  type: text,
  slot: text,
  data: someObject,
  knownSince: orNull(instant),
  sources: { ...list(text), description: 'Keys of the sources of this document.' },
  'background?': list(text),
  'note?': text,
  'corrected?': correctionSchema,
  'resolved?': resolutionSchema,
};

const alternative = object({ value: anything, differs: list(text), ...FACT_PROPERTIES });

/** A value that a fact put there: null where nothing is certain; what else may be true, latest first. */
export const heldProperties = (value: JsonSchema): Properties => ({
  value: orNull(value),
  'possible?': { ...list(value), minItems: 1 },
  ...FACT_PROPERTIES,
  'alternatives?': { ...list(alternative), minItems: 1 },
});

export const heldSchema = (value: JsonSchema): JsonSchema => object(heldProperties(value));

export const countSchema = object(
  { certain: whole, possible: whole },
  'Counted in all combinations of what may be, and in some.',
);

export const moneySchema = object({
  amountCents: whole,
  currency: text,
  approximate: { type: 'boolean' },
  'bound?': oneOf(['atLeast', 'atMost']),
});

export const sourceSchema = object({
  publisher: text,
  'title?': text,
  'url?': text,
  published: orNull(edtf),
  kind: oneOf(SOURCE_KINDS),
  'origin?': text,
  'accessed?': text,
  'locator?': text,
  'archiveUrl?': text,
  'language?': text,
  'quote?': text,
});

export const actorSchema = object({
  id: text,
  name: text,
  kind: oneOf(['person', 'organization']),
  'post?': object({ office: text, 'jurisdiction?': text, 'label?': text }),
});

export const listSchema = (item: JsonSchema): JsonSchema =>
  object({ total: countSchema, items: list(item), 'next?': text });

/** The dialect of every schema that is published on its own. */
export const DIALECT = { $schema: 'https://json-schema.org/draft/2020-12/schema' } as const;
