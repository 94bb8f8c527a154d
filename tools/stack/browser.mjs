import { programNamed, Unobtainable } from './places.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that is installed here: it is used as it is, and so never stopped. */
export async function findBrowser() {
  const address = NAMES.map(programNamed).find((path) => path !== undefined);
  if (address === undefined)
    throw new Unobtainable('install chromium, or set CHROMIUM to its path.');
  return { address, stop: async () => undefined };
}
