import {
  actorSchema,
  countSchema,
  heldProperties,
  heldSchema,
  listSchema,
  moneySchema,
} from '../held/schema.js';
import { edtf, list, object, oneOf, orNull, text } from '../held/schema-parts.js';
import { CANDIDACY_STATUSES } from './candidacy.js';
import { ENDORSEMENT_STATUSES } from './endorsement.js';

const status = heldSchema(oneOf(CANDIDACY_STATUSES));

const cash = object({
  measure: text,
  'committee?': text,
  asOf: orNull(edtf),
  ...heldProperties(moneySchema),
});

const post = object({
  office: text,
  'jurisdiction?': text,
  'label?': text,
  ...heldProperties(oneOf(['holds', 'held'])),
});

export const candidateSchema = object({
  person: object({ id: text, name: text }),
  party: orNull(heldSchema(text)),
  status: orNull(status),
  running: oneOf(['certain', 'possible', 'no']),
  'onBallot?': heldSchema(oneOf(['yes', 'no', 'unknown'])),
  'ballotName?': heldSchema(text),
  'exploring?': heldSchema(text),
  'entered?': status,
  'left?': status,
  'movedTo?': text,
  'replacedBy?': text,
  'conceded?': heldSchema(oneOf(['conceded', 'retracted'])),
  objections: list(heldSchema(text)),
  endorsements: countSchema,
  cash: list(cash),
  committees: list(
    object({
      committee: text,
      'status?': heldSchema({ const: 'terminated' }),
      ...heldProperties(text),
    }),
  ),
  posts: list(post),
  assessments: list(object({ 'by?': actorSchema, ...heldProperties(text) })),
});

export const endorsementsSchema = listSchema(
  object({
    endorser: actorSchema,
    candidate: orNull(text),
    'stance?': oneOf(['support', 'co-endorse', 'oppose']),
    ...heldProperties(oneOf(ENDORSEMENT_STATUSES)),
  }),
);
