import { hash } from 'node:crypto';
import type { LogRecord } from '#libs/ports';

const DIGITS = 24;

/** By which a record is told again. A restored log may hold the same text, but never at the same time. */
export const printOf = ({ position, appendedAt, value }: LogRecord): string =>
  hash('sha256', JSON.stringify([position, appendedAt, value]), 'hex').slice(0, DIGITS);
