import { POINT_RULES } from '#libs/projections';
import { Parameter } from './parameter.decorator.js';
import type { ParameterText } from './parameters.js';

const time = (meaning: string, example: string): ParameterText => ({
  meaning: `${meaning} RFC 3339 instant, YYYY-MM-DD, YYYY-MM, now, or -7d; a day or month counts from its beginning.`,
  example,
  schema: { type: 'string', maxLength: 500 },
});

const FROM = time('Where the window begins; with the race where not given.', '2021-06-01');
const TO = time('Where the window ends, exclusive; now where not given.', '2022-07-01');

const EVERY: ParameterText = {
  meaning:
    'Hours, days or weeks between the points of a series; without it, a row wherever a value changes.',
  example: '1d',
  schema: { type: 'string', maxLength: 20 },
};

const BY: ParameterText = {
  meaning: 'A row for each candidate, or their sum.',
  example: 'candidate',
  schema: { type: 'string', enum: ['candidate', 'total'], default: 'candidate' },
};

const RULE: ParameterText = {
  meaning: 'How endorsements are weighed, for endorsements.points.',
  example: '538-2020',
  schema: { type: 'string', enum: POINT_RULES, default: '538-2020' },
};

/** GET /v1/races/{race}/annotations */
export class WindowParameters {
  @Parameter(FROM) readonly from?: string;
  @Parameter(TO) readonly to?: string;
  @Parameter() readonly knownAt?: string;
  @Parameter() readonly atVersion?: string;
  @Parameter() readonly clock?: string;
  @Parameter() readonly minVersion?: string;
}

/** GET /v1/races/{race}/series/{metric} */
export class SeriesParameters extends WindowParameters {
  @Parameter(EVERY) readonly every?: string;
  @Parameter(BY) readonly by?: string;
  @Parameter(RULE) readonly rule?: string;
}
