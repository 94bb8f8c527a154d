import { type ReadModelReader, ReadModelUnavailable } from '#libs/ports';

const BEING_READ = 'The record is being read to its end; nothing is told of a part of it.';

/**
 * Read models in memory are made anew from the whole log at each start: half way they hold what was corrected
 * since, and what was redacted since [F7], so that they answer nothing before the end. Whoever listens for changes
 * may do so from the first on.
 */
export function onceFilled(readModel: ReadModelReader, filled: Promise<void>): ReadModelReader {
  let isFilled = false;
  void filled.then(() => {
    isFilled = true;
  });
  return new Proxy(readModel, {
    get(target, name: keyof ReadModelReader) {
      if (isFilled || name === 'onChange' || name === 'hearsChanges')
        return target[name].bind(target) as unknown;
      return () => Promise.reject(new ReadModelUnavailable(BEING_READ));
    },
  });
}
