import type { AcceptedEvent, ReadModelReader } from '#libs/ports';

/** Whether an event says something about a person: names it, or acts on an event that does. */
export async function isAbout(
  readModel: ReadModelReader,
  { event }: AcceptedEvent,
  person: string,
): Promise<boolean> {
  if (names(event.data, person)) return true;
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
