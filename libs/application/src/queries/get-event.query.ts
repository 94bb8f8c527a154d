import { toCloudEvent } from '../cloud-event.js';
import type { Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import type { QueryDeps } from './query.js';

/** One event as it was recorded; it never changes, unless it is redacted [F7]. */
export async function getEvent(
  { readModel, publicUrl = '' }: QueryDeps,
  { event: id }: { event: string },
): Promise<Answer | Problem> {
  const event = await readModel.event(id);
  if (event === undefined)
    return { problem: 'event-unknown', detail: `There is no event "${id}" in this record.` };
  return {
    body: () => bodyOf(toCloudEvent(event, publicUrl)),
    closed: true,
    etag: event.event.redacted === undefined ? event.event.id : `${event.event.id}.redacted`,
  };
}
