import { Parameter } from './parameter.decorator.js';

/** The two times of a question. */
export class TimeParameters {
  @Parameter() readonly validAt?: string;
  @Parameter() readonly knownAt?: string;
  @Parameter() readonly asOf?: string;
  @Parameter() readonly atVersion?: string;
  @Parameter() readonly clock?: string;
}
