import type { ProblemCode } from '#libs/application';
import type { KeyRole, Settings } from '#libs/platform';
import type { Shape } from '../door/issues-of.js';

export type Method = 'GET' | 'POST';

/** What a route answers with, by the name of its schema or by its content type. */
export type AnswerName =
  | 'Races'
  | 'Race'
  | 'State'
  | 'Timeline'
  | 'Part'
  | 'Timemap'
  | 'Annotations'
  | 'Series'
  | 'Comparison'
  | 'Corrections'
  | 'Feed'
  | 'Record'
  | 'Records'
  | 'FactHistory'
  | 'Events'
  | 'Event'
  | 'EventStream'
  | 'Recorded'
  | 'Schemas'
  | 'JsonSchema'
  | 'Health'
  | 'Replay'
  | 'Replays'
  | 'OpenApi'
  | 'Page'
  | 'Metrics';

/** One address of the service: the reference, the Allow header and the access matrix are made of it. */
export interface Route {
  readonly method: Method;
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  /** The door that it belongs to; null: it is there whatever doors are open. */
  readonly door: Settings['doors'][number] | null;
  /** The least role that it needs; null: anyone. */
  readonly role: KeyRole | null;
  readonly summary: string;
  /** The class that the query is checked by. */
  readonly parameters: Shape;
  readonly answer: AnswerName;
  /** Beside the problems that every route may answer with. */
  readonly problems: readonly ProblemCode[];
}
