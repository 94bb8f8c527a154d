import { Parameter } from './parameter.decorator.js';

/** GET /v1/people/{person}, and what else is read over all races */
export class ListParameters {
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}

/** GET /v1/corrections */
export class CorrectionsParameters extends ListParameters {
  @Parameter() readonly race?: string;
}
