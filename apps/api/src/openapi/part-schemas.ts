import {
  anything,
  flag,
  instant,
  type Json,
  list,
  object,
  orNull,
  ref,
  text,
  whole,
} from './schema-parts.js';

const race = object({ id: text, name: text });
const number: Json = { type: 'number' };

const part = object(
  {
    race,
    data: list({ type: 'object' }),
    sources: { type: 'object', additionalProperties: anything },
    meta: { allOf: [ref('Meta'), object({ total: whole })] },
    links: object({ self: text, permalink: text, 'next?': text, state: text }),
  },
  'A list of the state, page by page. Its values are those that the state shows.',
);

const timemap = object(
  {
    race,
    data: list(object({ at: instant, valid: flag, known: flag, href: text })),
    meta: object({
      clock: text,
      version: whole,
      total: whole,
      'from?': instant,
      'until?': instant,
    }),
    links: object({ self: text, 'next?': text }),
  },
  'The instants at which an answer turns: because of time, or because of what is known. Also as application/link-format.',
);

const window = object({
  from: instant,
  to: instant,
  knownAt: text,
  clock: text,
  version: whole,
  closed: flag,
  total: whole,
});

const annotations = object(
  {
    race,
    data: list(
      object({ time: instant, 'timeEnd?': instant, title: text, text: text, tags: list(text) }),
    ),
    meta: window,
    links: object({ self: text }),
  },
  'What happened in a window of time, as chart software reads it. Never paged.',
);

const series = object(
  {
    race,
    data: list(
      object({
        time: text,
        candidate: orNull(text),
        value: orNull(number),
        possible: orNull(number),
      }),
    ),
    meta: { allOf: [window, object({ metric: text, by: text, 'rule?': text })] },
    links: object({ self: text }),
  },
  'Flat rows of a metric over time. Value is what is certain, possible what else it may be. Never paged.',
);

/** The lists of a race, and what changes in it over time. */
export const PART_SCHEMAS: Json = {
  Part: part,
  Timemap: timemap,
  Annotations: annotations,
  Series: series,
};
