import { Parameter } from './parameter.decorator.js';
import { TimeParameters } from './time.parameters.js';

/** GET /v1/races */
export class RacesParameters {
  @Parameter() readonly q?: string;
  @Parameter() readonly stage?: string;
  @Parameter() readonly party?: string;
  @Parameter() readonly office?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}

/** GET /v1/races/{race} */
export class RaceParameters {
  @Parameter() readonly minVersion?: string;
}

/** GET /v1/races/{race}/state */
export class StateParameters extends TimeParameters {
  @Parameter() readonly minVersion?: string;
}

/** GET /v1/races/{race}/timeline */
export class TimelineParameters extends TimeParameters {
  @Parameter() readonly type?: string;
  @Parameter() readonly slot?: string;
  @Parameter() readonly includeRetracted?: string;
  @Parameter() readonly includeUncertain?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
  @Parameter() readonly minVersion?: string;
}
