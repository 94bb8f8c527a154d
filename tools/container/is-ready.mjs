/** node is-ready.mjs URL: whether the address answers 200, as an exit code; the image has no other client. */
import { get } from 'node:http';

const ANSWER_MS_MAX = 2_500;

get(process.argv[2], { timeout: ANSWER_MS_MAX }, ({ statusCode }) => {
  process.exit(statusCode === 200 ? 0 : 1);
})
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1));
