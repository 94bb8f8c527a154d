import type { IncomingHttpHeaders } from 'node:http';
import { ApiKeys, type KeyHolder, type Settings } from '#libs/platform';
import type { Logger } from '#libs/ports';
import { StartRefused } from '../../../projector/src/start-refused.js';

/** Who may do what: by keys, open on loopback, or shut where neither is. */
export interface Access {
  readonly mode: 'keys' | 'open' | 'shut';
  /** @returns undefined where the headers name nobody. */
  identify(headers: IncomingHttpHeaders): KeyHolder | undefined;
}

const LOCAL: KeyHolder = { id: 'local', role: 'operator' };
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const BEARER = /^Bearer +(\S{1,256})$/i;

/** Keys where a file of them is set; without one, open in one process on loopback and shut elsewhere. */
export function openAccess({ settings, logger }: { settings: Settings; logger: Logger }): Access {
  const { keysFile, kafkaBrokers, host } = settings;
  if (keysFile !== null) return byKeys(usable(keysFile), logger);
  if (kafkaBrokers.length === 0 && LOOPBACK.test(host)) return openOnLoopback(logger);
  logger.warn(
    'KEYS_FILE is not set: only public reads are answered. Create a key with `timeline keys create` and set KEYS_FILE.',
  );
  return { mode: 'shut', identify: () => undefined };
}

/** A service that was to ask for keys does not start without them. */
function usable(file: string): string {
  const why = ApiKeys.whyUnusable(file);
  if (why !== null) throw new StartRefused(why);
  return file;
}

function byKeys(file: string, logger: Logger): Access {
  const keys = new ApiKeys(file, (error) => {
    logger.error('The API keys cannot be read; the last ones that could be stay valid.', { error });
  });
  logger.info('API keys are required for everything but public reads.', { keys: keys.count });
  return {
    mode: 'keys',
    identify: ({ authorization = '' }) => keys.find(BEARER.exec(authorization)?.[1] ?? ''),
  };
}

function openOnLoopback(logger: Logger): Access {
  logger.warn(
    'No keys are asked for: everybody on this machine may write. Set KEYS_FILE to change that.',
  );
  return { mode: 'open', identify: (headers) => (isLocal(headers) ? LOCAL : undefined) };
}

/** A page of another site that the browser of this machine shows is no neighbour, whatever name it gave this address. */
function isLocal({ host = '', origin = `http://${host}` }: IncomingHttpHeaders): boolean {
  return [`http://${host}`, origin].every(
    (address) => URL.canParse(address) && LOOPBACK.test(new URL(address).hostname),
  );
}
