import { Parameter } from './parameter.decorator.js';

/** GET /v1/corrections.atom */
export class FeedParameters {
  @Parameter() readonly race?: string;
  @Parameter() readonly stream?: string;
}

/** GET /v1/corrections */
export class CorrectionsParameters {
  @Parameter() readonly race?: string;
  @Parameter() readonly stream?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}
