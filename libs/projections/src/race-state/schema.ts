import {
  countSchema,
  DIALECT,
  FACT_PROPERTIES,
  heldProperties,
  heldSchema,
  listSchema,
  sourceSchema,
  resolutionSchema,
} from '../held/schema.js';
import {
  edtf,
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
import { DEBATE_STATUSES } from './debates.js';
import { RECOUNT_STATUSES } from './recounts.js';
import { candidateSchema, endorsementsSchema } from './candidate-schema.js';

const race = object({
  id: text,
  name: text,
  stage: text,
  'primaryParty?': text,
  office: object({
    name: text,
    'id?': text,
    'role?': text,
    'level?': text,
    'jurisdiction?': text,
  }),
  seats: whole,
  timeZone: text,
  related: list(object({ race: text, as: text })),
});

const day = heldSchema({ type: 'string', format: 'date' });

const election = object({
  date: orNull(day),
  status: orNull(heldSchema(text)),
  'mayHaveNoDate?': { const: true },
  'was?': { type: 'string', format: 'date' },
  'proposedDate?': day,
});

const coverage = object({
  'candidates?': text,
  'endorsements?': text,
  'finance?': text,
  'polls?': text,
  'statements?': text,
  'results?': text,
  'through?': { type: 'string', format: 'date' },
});

const counts = object({
  running: countSchema,
  onBallot: countSchema,
  candidates: countSchema,
  endorsements: countSchema,
  endorsementsByOffice: mapOf(countSchema),
});

const slating = object({
  organization: text,
  name: text,
  ...heldProperties(object({ outcome: text, 'candidate?': text, 'ballots?': list(someObject) })),
});

const poll = object({
  pollster: text,
  name: text,
  'population?': text,
  'sampleSize?': whole,
  'hypothetical?': flag,
  'standing?': heldSchema(text),
  ...heldProperties(list(someObject)),
});

const rating = object({ rater: text, name: text, ...heldProperties(text) });

const debate = object({
  debate: text,
  'title?': text,
  'start?': edtf,
  declined: list(object({ candidate: text, ...heldProperties(text) })),
  ...heldProperties(oneOf(DEBATE_STATUSES)),
});

const tally = heldSchema(
  object({
    by: text,
    status: text,
    'counts?': list(someObject),
    'shares?': list(someObject),
    'complete?': flag,
    'portion?': someObject,
  }),
);

const results = object({
  status: orNull(heldSchema(text)),
  units: list(object({ unit: text, shown: orNull(tally), others: list(tally) })),
  tabulation: list(object({ by: text, name: text, ...heldProperties(text) })),
});

const acceptance = object({
  desk: text,
  name: text,
  ...heldProperties(oneOf(['accepted', 'withheld'])),
});

const recount = object({
  authority: text,
  name: text,
  number: whole,
  ...heldProperties(oneOf(RECOUNT_STATUSES)),
});

const namedInCall = object({ candidates: list(text), kind: text });

const call = object({
  caller: text,
  name: text,
  'retracts?': text,
  'was?': namedInCall,
  acceptances: list(acceptance),
  ...heldProperties({ anyOf: [namedInCall, { const: 'retracted' }] }),
});

const certification = heldSchema(
  object({
    authority: text,
    'declared?': list(text),
    'counts?': list(someObject),
    'shares?': list(someObject),
    'margin?': text,
  }),
);

const incumbent = object({
  person: object({ id: text, name: text }),
  'since?': heldSchema(edtf),
  'intent?': heldSchema(text),
});

const seat = heldSchema(object({ status: oneOf(['vacant', 'filled']), 'person?': text }));

const runoff = heldSchema(object({ date: text, 'candidates?': list(text), 'race?': text }));

const agrees = oneOf(['yes', 'no', 'unknown']);

const comparison = object({
  left: text,
  right: list(text),
  agrees,
  against: list(text),
  ...heldProperties(text),
});

const fieldReport = object({
  agrees,
  ...heldProperties(object({ 'count?': whole, 'candidates?': list(text) })),
});

const total = object({ total: countSchema, href: text });

const dispute = object({
  slot: text,
  type: text,
  facts: list(text),
  differs: list(text),
  disputed: flag,
  'resolved?': resolutionSchema,
});

const falseReport = object({
  ...FACT_PROPERTIES,
  summary: text,
  people: list(text),
  reason: text,
  retractedBy: text,
  retractedAt: orNull(instant),
});

/** The state document: what was true in a race at V, as known at K (JSON Schema 2020-12). */
export const raceStateSchema = {
  ...DIALECT,
  ...object(
    {
      race,
      election,
      calendar: list(object({ kind: text, 'unit?': text, ...heldProperties(text) })),
      runoff: orNull(runoff),
      coverage,
      counts,
      candidates: list(candidateSchema),
      endorsements: endorsementsSchema,
      groupClaims: list(object({ candidate: text, ...heldProperties(text) })),
      slating: list(slating),
      polls: listSchema(poll),
      ratings: list(rating),
      debates: list(debate),
      results,
      calls: list(call),
      certification: orNull(certification),
      recounts: list(recount),
      challenges: list(object({ 'case?': text, ...heldProperties(text) })),
      incumbent: orNull(incumbent),
      seat: orNull(seat),
      comparisons: list(comparison),
      fieldReports: list(fieldReport),
      statements: total,
      relations: total,
      posts: total,
      assessments: total,
      contributions: total,
      disputes: list(dispute),
      falseReports: list(falseReport),
      'cut?': mapOf(object({ total: whole, shown: whole, 'next?': text })),
      sources: mapOf(sourceSchema),
      'meta?': someObject,
      'links?': someObject,
    },
    'What was true in the race at V, as known at K.',
  ),
};
