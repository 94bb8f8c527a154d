import { Parameter } from './parameter.decorator.js';

/** GET /v1/events */
export class EventsParameters {
  @Parameter() readonly race?: string;
  @Parameter() readonly stream?: string;
  @Parameter() readonly type?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}
