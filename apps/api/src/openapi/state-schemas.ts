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

const held = orNull(ref('HeldValue'));

const occurred = object({
  edtf: orNull(text),
  earliest: orNull(instant),
  latest: orNull(instant),
  'expressedAs?': text,
});

/** What every value shows of the fact behind it. */
const FACT = {
  occurred: ref('Occurred'),
  published: orNull(text),
  recordedAt: instant,
  assertion: { type: 'string', enum: ['confirmed', 'reported', 'inferred', 'disputed'] },
  fact: text,
  type: text,
  slot: text,
  data: { type: 'object' },
  knownSince: orNull(text),
  sources: list(text),
} as const;

const heldValue = object(
  {
    value: anything,
    'possible?': list(anything),
    ...FACT,
    'alternatives?': list({ type: 'object' }),
    'corrected?': object({ kind: text, reason: text, at: orNull(text) }),
  },
  'A value that a fact put there: certain where value is not null; possible lists what else may be true.',
);

const meta = object({
  validAt: text,
  knownAt: text,
  clock: { type: 'string', enum: ['recorded', 'published'] },
  version: { ...whole, description: 'The last version used.' },
  recordedSince: instant,
  closed: { ...flag, description: 'Whether this answer can never change again.' },
  hints: list(object({ code: text, detail: text, 'href?': text })),
});

const person = object({ id: text, name: text });

const candidate = object({
  person,
  'party?': held,
  'status?': held,
  running: { type: 'string', enum: ['certain', 'possible', 'no'] },
  'onBallot?': held,
  'entered?': held,
  'left?': held,
  'conceded?': held,
  endorsements: ref('Count'),
});

const source = object({
  publisher: text,
  'title?': text,
  'url?': text,
  published: text,
  kind: text,
});

const state = object(
  {
    race: object({ id: text, name: text, stage: text, timeZone: text }),
    candidates: list(candidate),
    endorsements: object({ total: ref('Count'), items: list({ type: 'object' }), 'next?': text }),
    counts: { type: 'object', additionalProperties: anything },
    sources: { type: 'object', additionalProperties: source },
    meta: ref('Meta'),
    links: object({ self: text, permalink: text }),
  },
  'What was true in the race at V, as known at K.',
);

const timeline = object({
  data: list({ type: 'object' }),
  meta: ref('Meta'),
  links: object({ self: text, 'next?': text }),
});

const factHistory = object(
  { 'meta?': anything, 'links?': anything },
  'Every revision of one fact.',
);

/** The documents about a race. */
export const STATE_SCHEMAS: Json = {
  Occurred: occurred,
  HeldValue: heldValue,
  Count: object({ certain: whole, possible: whole }),
  Meta: meta,
  State: state,
  Timeline: timeline,
  FactHistory: factHistory,
};
