import type { LogCursor } from '#libs/ports';

/** Where a list goes on: in one race by version, over all races by log position per partition. */
export type ListCursor = { readonly version: number } | { readonly log: LogCursor };

const VERSION = /^v(\d{1,15})$/;
const LOG = /^l(\d{1,15}(?:\.\d{1,15})*)$/;
const ID = /^i([a-z\d-]{1,200})$/;
const OFFSET = /^o(\d{1,15})$/;

/** Opaque to clients, who only hand it back. */
export const wrapCursor = (text: string): string => Buffer.from(text).toString('base64url');
export const unwrapCursor = (text: string): string => Buffer.from(text, 'base64url').toString();

export function writeCursor(cursor: ListCursor): string {
  return wrapCursor('log' in cursor ? `l${cursor.log.join('.')}` : `v${cursor.version}`);
}

/** @returns undefined for a text that no cursor of ours looks like. */
export function readCursor(text: string): ListCursor | undefined {
  const inner = unwrapCursor(text);
  const version = VERSION.exec(inner);
  if (version?.[1] !== undefined) return { version: Number(version[1]) };
  const log = LOG.exec(inner);
  return log?.[1] === undefined ? undefined : { log: log[1].split('.').map(Number) };
}

/** A place in a list that is computed whole, such as a timeline at a fixed version. */
export const writeOffset = (offset: number): string => wrapCursor(`o${offset}`);

export function readOffset(text: string): number | undefined {
  const offset = OFFSET.exec(unwrapCursor(text));
  return offset?.[1] === undefined ? undefined : Number(offset[1]);
}

/** A place in a list in the order of ids, in which some come and some go: behind an id, whether it is still there or not. */
export const writeAfterId = (id: string): string => wrapCursor(`i${id}`);

export const readAfterId = (text: string): string | undefined => ID.exec(unwrapCursor(text))?.[1];
