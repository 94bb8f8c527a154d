import { type CommandOutcome, type CommandRequest, toCloudEvent } from '#libs/application';
import { recordOf } from '#libs/domain';
import type { ApiParts } from '../api-parts.js';

/** Events that a 412 shows; where there are more, `links.events` goes on. */
export const EVENTS_SINCE_MAX = 100;

/** What happened since the version that a command demanded; nothing where the read model is away. */
export async function eventsSince(
  { readModel, settings, logger }: ApiParts,
  { stream, ifMatch }: CommandRequest,
  outcome: CommandOutcome,
): Promise<object> {
  if (outcome.kind !== 'version-conflict' || ifMatch === null) return {};
  try {
    const events = await readModel.events(recordOf(stream), ifMatch, EVENTS_SINCE_MAX);
    return { eventsSince: events.map((event) => toCloudEvent(event, settings.publicUrl ?? '')) };
  } catch (error) {
    // The refusal stands without them, and the client can read them from the race itself.
    logger.warn('The events since a version could not be read.', { error, stream });
    return {};
  }
}
