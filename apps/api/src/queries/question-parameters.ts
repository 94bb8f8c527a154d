import type { ParameterName } from './parameters.js';

const TIMES = ['validAt', 'knownAt', 'asOf', 'atVersion', 'clock'] as const;

/** Which parameters each question takes; the reference lists them from here. */
export const RACES_PARAMETERS = ['q', 'stage', 'party', 'office', 'after', 'limit'] as const;
export const EVENTS_PARAMETERS = ['race', 'type', 'after', 'limit'] as const;
export const STATE_PARAMETERS: readonly ParameterName[] = TIMES;
export const TIMELINE_PARAMETERS: readonly ParameterName[] = [
  ...TIMES,
  'slot',
  'type',
  'includeRetracted',
  'includeUncertain',
  'after',
  'limit',
];
export const HISTORY_PARAMETERS: readonly ParameterName[] = [];
/** Where a stream begins; `lastEventId` stands in for the header of that name. */
export const RACE_STREAM_PARAMETERS: readonly ParameterName[] = ['after', 'lastEventId', 'from'];
export const STREAM_PARAMETERS: readonly ParameterName[] = ['after', 'lastEventId'];
