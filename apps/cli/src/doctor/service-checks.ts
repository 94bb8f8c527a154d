import type { Connection } from '../connection/connection.js';
import { Failure } from '../failure.js';
import { bad, type Check, type Finding, good, messageOf } from './check.js';

export const serviceCheck = (connection: Connection): Check => ({
  name: 'service',
  run: async () => {
    try {
      const { body } = await connection.get('/health/ready');
      return good(`${connection.url} is ready ${JSON.stringify(body)}`);
    } catch (error) {
      return notReady(connection.url, error);
    }
  },
});

function notReady(url: string, error: unknown): Finding {
  if (!(error instanceof Failure) || error.problem === undefined)
    return bad(messageOf(error), 'Start it with "timeline dev" or "npm start".');
  return bad(
    `${url} answers, but is not ready: ${JSON.stringify(error.problem)}`,
    'Wait for it to read its log, or mend what it names.',
  );
}
