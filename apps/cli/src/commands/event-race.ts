import type { Session } from '../options.js';

/** The race that an event belongs to. */
export async function raceOfEvent({ connection }: Session, event: string): Promise<string> {
  const id = event.split('#')[0] ?? event;
  const { body } = await connection.get(`/v1/events/${encodeURIComponent(id)}`);
  return String(body['subject']).replace(/^race\//, '');
}
