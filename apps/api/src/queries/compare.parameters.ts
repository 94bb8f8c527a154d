import { Parameter } from './parameter.decorator.js';
import { PARAMETERS } from './parameters.js';

/** GET /v1/races/{race}/compare: each side takes the times of a question. */
export class CompareParameters {
  @Parameter(PARAMETERS.validAt) readonly 'left.validAt'?: string;
  @Parameter(PARAMETERS.knownAt) readonly 'left.knownAt'?: string;
  @Parameter(PARAMETERS.asOf) readonly 'left.asOf'?: string;
  @Parameter(PARAMETERS.atVersion) readonly 'left.atVersion'?: string;
  @Parameter(PARAMETERS.clock) readonly 'left.clock'?: string;
  @Parameter(PARAMETERS.validAt) readonly 'right.validAt'?: string;
  @Parameter(PARAMETERS.knownAt) readonly 'right.knownAt'?: string;
  @Parameter(PARAMETERS.asOf) readonly 'right.asOf'?: string;
  @Parameter(PARAMETERS.atVersion) readonly 'right.atVersion'?: string;
  @Parameter(PARAMETERS.clock) readonly 'right.clock'?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
  @Parameter() readonly minVersion?: string;
}
