import { EVENTS } from '#libs/domain';

const KNOWN: ReadonlySet<unknown> = new Set(Object.values(EVENTS).map(({ command }) => command));

/** The command's name as a label: one that is known, `several`, or `other`, so that clients make up no series. */
export function typeForMetrics(document: unknown): string {
  const { type, commands } = document as { readonly type?: unknown; readonly commands?: unknown };
  if (Array.isArray(commands)) return 'several';
  return KNOWN.has(type) ? (type as string) : 'other';
}
