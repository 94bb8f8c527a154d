import { Parameter } from './parameter.decorator.js';

/** GET /v1/people/{id}, and any other record that is not that of a race */
export class RecordParameters {
  @Parameter() readonly validAt?: string;
  @Parameter() readonly knownAt?: string;
  @Parameter() readonly asOf?: string;
  @Parameter() readonly clock?: string;
  @Parameter() readonly minVersion?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}

/** GET /v1/people, and any other list of such records */
export class RecordsParameters {
  @Parameter() readonly name?: string;
  @Parameter() readonly identifier?: string;
  @Parameter() readonly validAt?: string;
  @Parameter() readonly knownAt?: string;
  @Parameter() readonly asOf?: string;
  @Parameter() readonly clock?: string;
  @Parameter() readonly after?: string;
  @Parameter() readonly limit?: string;
}
