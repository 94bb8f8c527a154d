import { DIALECT, FACT_PROPERTIES, occurredSchema, sourceSchema } from '../held/schema.js';
import { instant, list, mapOf, object, orNull, someObject, text } from '../held/schema-parts.js';

const standing = object({ value: text, fact: text, occurred: occurredSchema });

const retraction = object({ reason: text, retractedBy: text, retractedAt: orNull(instant) });

const item = object({
  ...FACT_PROPERTIES,
  race: text,
  event: text,
  headline: text,
  possibleFrom: orNull(instant),
  certainFrom: orNull(instant),
  'undated?': { const: true },
  people: list(text),
  'follows?': text,
  'standing?': standing,
  'falseReport?': retraction,
  'retracted?': retraction,
  sources: mapOf(sourceSchema),
  links: object({ history: text, event: text }),
});

/** The timeline of a race: its facts in the order of time, undated ones last (JSON Schema 2020-12). */
export const timelineSchema = {
  ...DIALECT,
  ...object(
    {
      'race?': object({ id: text, name: text }),
      data: list(item),
      'meta?': someObject,
      'links?': someObject,
    },
    'The facts of a race, as known at K.',
  ),
};
