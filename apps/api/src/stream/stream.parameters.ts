import { Parameter } from '../queries/parameter.decorator.js';
import { FROM_IN_STREAM, SINCE_IN_STREAM, UNTIL_IN_STREAM } from '../queries/parameters.js';

/** GET /v1/races/{race}/stream; `lastEventId` stands in for the header of that name. */
export class StreamParameters {
  @Parameter() readonly after?: string;
  @Parameter() readonly lastEventId?: string;
  @Parameter() readonly type?: string;
  @Parameter() readonly candidate?: string;
  @Parameter(FROM_IN_STREAM) readonly from?: string;
  @Parameter(SINCE_IN_STREAM) readonly since?: string;
  @Parameter(UNTIL_IN_STREAM) readonly until?: string;
}

/** GET /v1/stream */
export class AllStreamParameters extends StreamParameters {
  @Parameter() readonly stream?: string;
}
