import { IDENTITY_KINDS } from '#libs/domain';
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

const shown = orNull(object({ value: anything, 'possible?': list(anything) }));

const explanation = object({
  event: text,
  why: {
    type: 'string',
    enum: [
      'began',
      'ended',
      'certain',
      'uncertain',
      'passed',
      'learned',
      'unlearned',
      'corrected',
      'disputed',
      'resolved',
      'retracted',
    ],
  },
  fact: text,
  type: text,
  slot: text,
  headline: text,
  recordedAt: instant,
});

const comparison = object(
  {
    race,
    data: list(
      object({
        group: text,
        key: text,
        field: text,
        left: shown,
        right: shown,
        explainedBy: list(explanation),
      }),
    ),
    groups: { type: 'object', additionalProperties: whole },
    meta: object({ left: ref('Meta'), right: ref('Meta'), total: whole }),
    links: object({ self: text, left: text, right: text }),
  },
  'What differs between two questions about a race: in groups, each with the events that explain it.',
);

const revision = orNull(object({ fact: text, type: text, data: { type: 'object' } }));

const corrections = object(
  {
    data: list(
      object({
        event: text,
        race: text,
        did: text,
        kind: orNull(text),
        reason: orNull(text),
        recordedAt: instant,
        fact: text,
        type: orNull(text),
        headline: orNull(text),
        before: revision,
        after: revision,
        changed: list(text),
        sources: { type: 'object' },
        links: object({ history: text, event: text }),
      }),
    ),
    meta: object({ caughtUp: flag }),
    links: object({ self: text, 'next?': text, poll: text }),
  },
  'The public log of what was put right, in the order of recording.',
);

const identifier = object({ scheme: text, identifier: text });
const conflict = object({ scheme: text, identifier: text, sharedWith: list(text) });
const KINDS: Json = { type: 'string', enum: IDENTITY_KINDS };

const record = object(
  {
    id: text,
    kind: KINDS,
    'name?': text,
    'registered?': { type: 'object' },
    'names?': { type: 'object' },
    'aliases?': list({ type: 'object' }),
    'externalIdentifiers?': list(identifier),
    'conflicts?': list(conflict),
    'mergedInto?': text,
    'merge?': { type: 'object' },
    'mergedFrom?': list(object({ id: text, into: text, merge: { type: 'object' } })),
    'completed?': { type: 'object' },
    'source?': { type: 'object' },
    'posts?': list(object({ office: text })),
    'races?': list(
      object({ race, facts: whole, as: { type: 'object' }, links: object({ state: text }) }),
    ),
    'candidacies?': list(object({ race, links: object({ state: text }) })),
    'endorsements?': object({ total: whole, items: list({ type: 'object' }) }),
    'data?': list({ type: 'object' }),
    sources: { type: 'object' },
    'meta?': object({
      validAt: text,
      knownAt: text,
      clock: text,
      total: whole,
      racesRead: whole,
      moreRaces: { type: 'boolean' },
      position: text,
    }),
    links: object({ self: text, 'next?': text, 'poll?': text, 'mergedInto?': text }),
  },
  'Who or what something is, and what races say of it; or where it is, when it was merged into another.',
);

const records = object({
  data: list(
    object({
      id: text,
      kind: KINDS,
      name: text,
      aliases: list(orNull(text)),
      externalIdentifiers: list(identifier),
      conflicts: list(conflict),
      mergedFrom: list(text),
      links: object({ self: text }),
    }),
  ),
  meta: object({ validAt: text, knownAt: text, clock: text, total: whole, position: text }),
  links: object({ self: text, 'next?': text }),
});

/** The lists of a race, and what changes in it over time. */
export const PART_SCHEMAS: Json = {
  Part: part,
  Timemap: timemap,
  Annotations: annotations,
  Series: series,
  Comparison: comparison,
  Corrections: corrections,
  Record: record,
  Records: records,
};
