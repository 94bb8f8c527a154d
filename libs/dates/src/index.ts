export { edtfReader } from './edtf-reader.js';
export { readPoint } from './read-point.js';
