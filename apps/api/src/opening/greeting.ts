import { questionsAbout } from '../pages/questions.js';
import type { RunningService } from './start-service.js';

/** What whoever started the service reads: where it is, and three questions to try. */
export async function greeting({ address, parts }: RunningService): Promise<string> {
  const questions = questionsAbout(await racesOf(parts));
  const lines = questions.flatMap(({ words, path }) => ['', `  ${words}`, `  ${address}${path}`]);
  return [`The election timeline is at ${address}`, ...lines, ''].join('\n');
}

/** Without read models there is nothing to try yet; readiness says what is missing. */
async function racesOf({ readModel, logger }: RunningService['parts']): Promise<readonly string[]> {
  try {
    return (await readModel.races()).map(({ identity }) => identity.id);
  } catch (error) {
    logger.warn('The races cannot be listed.', { error });
    return [];
  }
}
