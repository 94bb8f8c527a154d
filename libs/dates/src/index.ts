export { createDateReader, edtfReader } from './edtf-reader.js';
export { DATE_TEXT_MAX, YEAR_MAX, YEAR_MIN } from './limits.js';
export { type PointRead, readPoint } from './read-point.js';
