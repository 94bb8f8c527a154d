import { LogMisconfigured, LogUnavailable } from '#libs/ports';

/** Why the service does not start, in one sentence for whoever started it. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

type Sentence = (host: string, port: number) => string;

const LISTENING: Readonly<Record<string, Sentence>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} of ${host} is in use; set PORT to another one, or to 0 for a free one.`,
  EACCES: (_, port) => `Port ${port} may not be used by this user; set PORT to one above 1023.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine; set HOST to one that is.`,
  ENOTFOUND: (host) => `There is no host "${host}"; set HOST to an address of this machine.`,
};

/** An error of listening as its sentence; others as they are. */
export function whyNotListening(error: unknown, at: { host: string; port: number }): unknown {
  const sentence = LISTENING[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence === undefined ? error : new StartRefused(sentence(at.host, at.port));
}

/** An error of opening the log as its sentence; others as they are. */
export function whyNotOpen(error: unknown): unknown {
  if (error instanceof LogMisconfigured || error instanceof LogUnavailable)
    return new StartRefused(error.message);
  return error;
}
