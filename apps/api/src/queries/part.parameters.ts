import { Parameter } from './parameter.decorator.js';
import { TimeParameters } from './time.parameters.js';

/** GET /v1/races/{race}/candidates, and the other lists of the state */
export class PartParameters extends TimeParameters {
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
  @Parameter() readonly minVersion?: string;
}

/** GET /v1/races/{race}/timemap */
export class TimemapParameters {
  @Parameter() readonly clock?: string;
  @Parameter() readonly atVersion?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
  @Parameter() readonly minVersion?: string;
}
