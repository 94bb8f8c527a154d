import { recordOf } from '#libs/domain';
import type { Session } from '../options.js';

/** The record that an event belongs to: the id of a race, or the name of another stream. */
export async function raceOfEvent({ connection }: Session, event: string): Promise<string> {
  const id = event.split('#')[0] ?? event;
  const { body } = await connection.get(`/v1/events/${encodeURIComponent(id)}`);
  return recordOf(String(body['subject']));
}
