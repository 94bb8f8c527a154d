import { DIALECT, FACT_PROPERTIES, sourceSchema } from '../held/schema.js';
import {
  flag,
  instant,
  list,
  mapOf,
  object,
  oneOf,
  orNull,
  someObject,
  text,
  whole,
} from '../held/schema-parts.js';
import { STEPS } from './fact-history.js';

const step = object({
  did: oneOf(STEPS),
  event: text,
  type: text,
  version: whole,
  recordedAt: instant,
  by: text,
  'actsOn?': text,
  'kind?': text,
  'reason?': text,
  changed: list(text),
  revision: orNull(object({ ...FACT_PROPERTIES, publishedAt: orNull(instant) })),
});

/** A fact through its corrections, added sources and retractions (JSON Schema 2020-12). */
export const factHistorySchema = {
  ...DIALECT,
  ...object(
    {
      fact: text,
      type: text,
      slot: text,
      stands: flag,
      steps: list(step),
      sources: mapOf(sourceSchema),
      'race?': text,
      'event?': someObject,
      'links?': someObject,
    },
    'Every shape of one fact: what was recorded, by whom, when and why.',
  ),
};
