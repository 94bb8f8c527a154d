import { ReplyError } from 'ioredis';
import { ReadModelUnavailable } from '#libs/ports';

/** Beginnings of answers that are about Redis itself: the same command may succeed later. */
const OF_THE_SERVER = [
  'OOM',
  'READONLY',
  'LOADING',
  'MISCONF',
  'BUSY',
  'NOAUTH',
  'WRONGPASS',
  'NOPERM',
  'NOREPLICAS',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'TRYAGAIN',
  'MOVED',
  'ASK',
  'UNBLOCKED',
  'ERR max number of clients',
  'ERR unknown command',
];

/** @returns the answer of Redis to a command that it can never carry out on the keys it was given. */
export function faultOf(error: unknown): Error | undefined {
  if (!(error instanceof ReadModelUnavailable)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ReplyError)) return undefined;
  const { message } = cause as Error;
  return OF_THE_SERVER.some((beginning) => message.startsWith(beginning))
    ? undefined
    : (cause as Error);
}
