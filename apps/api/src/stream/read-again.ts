import type { SourcePage } from './event-source.js';

/** Where no change tells that there is more. */
const UNHEARD_MS = 1_000;
/** A hint may be missed all the same: of a thousand quiet streams each is read now and then, never all at once. */
const HEARD_MS = 5_000;

/**
 * For how long a stream that is at its end waits for a hint before it is read again.
 * @param dice from 0 to 1
 */
export function readAgainMs(
  { heldTo, awaitsWatermark }: Pick<SourcePage, 'heldTo' | 'awaitsWatermark'>,
  hearsChanges: boolean,
  dice: number,
): number {
  const isTold = hearsChanges && heldTo === undefined && awaitsWatermark !== true;
  return isTold ? HEARD_MS * (1 + dice) : UNHEARD_MS;
}
