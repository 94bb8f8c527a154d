import type { AcceptedEvent, ReadModelReader } from '#libs/ports';

/** Events fetched at once while a race is read whole. */
const EVENTS_AT_ONCE = 1_000;

/** Every accepted event of a race, in version order. */
export async function wholeRace(
  readModel: ReadModelReader,
  race: string,
): Promise<readonly AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  for (;;) {
    const page = await readModel.events(race, events.length, EVENTS_AT_ONCE);
    events.push(...page);
    if (page.length < EVENTS_AT_ONCE) return events;
  }
}
