import type { AcceptedEvent, ReadModelReader } from '#libs/ports';

/**
 * Whether an event says something about a person: names it, or acts on an event that does. Nobody can tell any
 * more whom a redaction is about, and whoever keeps what was said about somebody has to hear of it [F7].
 */
export async function isAbout(
  readModel: ReadModelReader,
  { event }: AcceptedEvent,
  person: string,
): Promise<boolean> {
  if (event.type === 'EventRedacted' || names(event.data, person)) return true;
  const { event: actedOn } = event.data as { readonly event?: unknown };
  if (typeof actedOn !== 'string') return false;
  const earlier = await readModel.event(actedOn);
  return earlier !== undefined && names(earlier.event.data, person);
}

/** An event names a person by its id, alone or beside a name. */
function names(value: unknown, person: string): boolean {
  if (value === person) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => names(inner, person));
}
