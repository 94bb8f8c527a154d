import type { ReadModelReader } from '#libs/ports';
import type { KeptAnswers } from './kept-answers.js';

/**
 * Forgets the answers about a race as soon as the read models have taken in a redaction of it [F7], whichever
 * process wrote it there. A change is only a hint: whether it was a redaction, the record of the race says.
 *
 * @returns what ends the watch.
 */
export function watchRedactions(readModel: ReadModelReader, kept: KeptAnswers): () => void {
  const asking = new Set<string>();
  /** Of those the ones that changed once more meanwhile. */
  const again = new Set<string>();
  const look = async (race: string): Promise<void> => {
    asking.add(race);
    try {
      kept.redacted(race, (await readModel.race(race))?.redacted ?? 0);
    } catch {
      // Nobody can tell whether anything was redacted: what is kept may be too much.
      kept.forget(race);
    }
    asking.delete(race);
    if (again.delete(race)) await look(race);
  };
  const hear = (race: string): void => {
    if (asking.has(race)) again.add(race);
    else void look(race);
  };
  kept.whenFirst(hear);
  return readModel.onChange((race) => {
    if (kept.knows(race)) hear(race);
  });
}
