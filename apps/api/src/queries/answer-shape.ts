import { hash } from 'node:crypto';
import { SHAPES } from '#libs/domain';
import { ANSWER_SCHEMAS } from '../openapi/answer-schemas.js';
import { PART_SCHEMAS } from '../openapi/part-schemas.js';
import { RACE_SCHEMAS } from '../openapi/race-schemas.js';

/** Raised where documents change in what no schema of them shows: the words of a headline, the columns of a table. */
const DOCUMENT_REVISION = 2;
const SHAPE_CHARACTERS = 6;

/**
 * Names how this program writes answers. It is part of every ETag: the version of a race says what was
 * used, and another program may write that otherwise, so that no 304 may stand for it. The shapes of events count as well:
 * documents hold what facts say.
 */
export const ANSWER_SHAPE = hash(
  'sha256',
  JSON.stringify([DOCUMENT_REVISION, SHAPES, ANSWER_SCHEMAS, PART_SCHEMAS, RACE_SCHEMAS]),
  'hex',
).slice(0, SHAPE_CHARACTERS);
