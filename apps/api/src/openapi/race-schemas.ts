import { CLOCKS } from '#libs/domain';
import { factHistorySchema, raceStateSchema, timelineSchema } from '#libs/projections';
import {
  embedded,
  flag,
  instant,
  type Json,
  list,
  object,
  ref,
  text,
  whole,
} from './schema-parts.js';

const meta = object({
  validAt: text,
  knownAt: text,
  clock: { type: 'string', enum: CLOCKS },
  version: { ...whole, description: 'The last version used.' },
  recordedSince: instant,
  closed: { ...flag, description: 'Whether this answer can never change again.' },
  hints: list(object({ code: text, detail: text, 'href?': text })),
});

/** A document as the projections describe it, with what an answer says around it. */
const answered = (document: Json, around: Readonly<Record<string, Json>>): Json => ({
  ...embedded(document),
  allOf: [object(around)],
});

/** The documents about a race. */
export const RACE_SCHEMAS: Json = {
  Meta: meta,
  State: answered(raceStateSchema, {
    meta: ref('Meta'),
    links: object({ self: text, permalink: text }),
  }),
  Timeline: answered(timelineSchema, {
    meta: { allOf: [ref('Meta'), object({ total: whole })] },
    links: object({ self: text, permalink: text, 'next?': text }),
  }),
  FactHistory: answered(factHistorySchema, {
    race: text,
    event: object({ id: text, data: { type: 'object' } }),
    links: object({ self: text, state: text }),
  }),
};
